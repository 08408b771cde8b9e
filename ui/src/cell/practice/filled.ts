import type { Answer, CallName, Request } from "../../door";

/** It protects nothing: nobody's data is in the book, and whoever practises needs a passphrase to type. */
export const PASSPHRASE = "tap-ghi-so";
const SECRETARY = "Lò Thị Xuân";

const MEMBERS: readonly Request<"members.save">[] = [
  { name: SECRETARY, born: "1968", official: "1996-05-19", duty: "Bí thư", party_group: "Tổ 1" },
  { name: "Vàng A Páo", born: "1975", official: "2003-02-03", duty: "Phó Bí thư", party_group: "Tổ 1" },
  { name: "Giàng Thị Mỷ", born: "1981", official: "2008-05-19", party_group: "Tổ 1" },
  { name: "Nguyễn Văn An", born: "1962", official: "1988-02-03", party_group: "Tổ 2" },
  { name: "Nguyễn Văn An", born: "1990", official: "2016-09-02", party_group: "Tổ 2" },
  { name: "Tao Văn Inh", born: "1979", official: "2007-02-03", party_group: "Tổ 2" },
  { name: "Lường Thị Hoa", born: "1985", official: "2012-05-19", party_group: "Tổ 3" },
  { name: "Sùng A Chu", born: "1994", official: "2020-02-03", party_group: "Tổ 3" },
];
/** The last three are left for the person to mark. */
const MARKS = ["present", "present", "absent_work", "present", "absent_personal"] as const;

export type Calling = <N extends CallName>(name: N, request: Request<N>) => Promise<Answer<N>>;

/** "2026-12-01", so many days before today. */
function dayBefore(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

function idOf({ id }: { id: string | null }): string {
  if (id === null) throw new Error("a saved record has no id");
  return id;
}

/**
 * Makes the practice book by the acts that a person has: eight invented members, a document, its round, a session whose roll-call is
 * half done, and a session ahead. What is made by the program's own acts is right by its own rules.
 */
export async function fillPractice(call: Calling, today: string): Promise<void> {
  await call("profile.create", {
    cell_name: "Chi bộ tập",
    superior_name: "Đảng ủy xã tập",
    full_name: SECRETARY,
    role: "secretary",
    passphrase: PASSPHRASE,
    sample: true,
  });
  const members: string[] = [];
  for (const member of MEMBERS) members.push(idOf(await call("members.save", member)));
  const document = await call("documents.save", {
    number: "57-NQ/TW",
    issuer: "Bộ Chính trị",
    date: "2024-12-22",
    summary: "Về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
    classified: false,
  });
  const round = idOf(
    await call("rounds.save", {
      documents: [idOf(document)],
      title: "Học tập Nghị quyết số 57-NQ/TW",
      from: dayBefore(today, 14),
      to: dayBefore(today, -30),
      essay_owers: "all_members",
      essay_due: dayBefore(today, -30),
    }),
  );
  const session = { round, time: "19:30", place: "Nhà văn hóa bản", form: "in_person" as const };
  const held = idOf(await call("sessions.save", { ...session, date: dayBefore(today, 2) }));
  await call("sessions.save", { ...session, date: dayBefore(today, -7) });
  for (const [at, mark] of MARKS.entries())
    await call("roll_call.mark", { session: held, member: members[at] ?? "", mark });
}
