/** An invented book: an answer to every call, made from the types of the answers, so that none is missing or outdated. */
import { readFile } from "node:fs/promises";

const SOURCE = await readFile(new URL("../src/generated/calls.ts", import.meta.url), "utf8");

const REGISTERS = [
  ...(await readFile(new URL("../src/generated/registers.ts", import.meta.url), "utf8")).matchAll(
    /^ {4}"name": "(\w+)"/gm,
  ),
].map(([, name]) => name);

const ALIASES = new Map(
  [...SOURCE.matchAll(/^export type (\w+) = (.*);$/gm)].map(([, name, text]) => [name, text]),
);
const INTERFACES = new Map(
  [...SOURCE.matchAll(/^export interface (\w+) \{\n(.*?)^\}/gms)].map(([, name, body]) => [
    name,
    [...body.matchAll(/^ {2}"?([\w.]+)"?\??: (.*);$/gm)].map(([, field, type]) => [field, type]),
  ]),
);

const PEOPLE = [
  "Lò Thị Xuân",
  "Lò Thị Xuân",
  "Nguyễn Hoàng Khánh Phương Quỳnh Trâm",
  "Vàng A Páo",
  "Công Tằng Tôn Nữ Hoàng Diệu Phương Thảo",
  "Giàng Thị Mỷ",
  "Nguyễn Văn An",
  "Nguyễn Văn An",
];
const ROUND =
  "Học tập, quán triệt Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển";

/** Texts by field. A number tells the rows of a list apart. */
const TEXTS = {
  name: (n) => PEOPLE[n % PEOPLE.length],
  full_name: (n) => PEOPLE[n % PEOPLE.length],
  by: (n) => PEOPLE[n % PEOPLE.length],
  born: (n) => `${1958 + ((n * 7) % 45)}-03-12`,
  cell_name: () => "Chi bộ bản Nà Ca – Nậm Sáng",
  unit_name: () => "Chi bộ bản Nà Ca – Nậm Sáng",
  superior_name: () => "Đảng ủy xã Bình Lư",
  title: () => ROUND,
  round_title: () => ROUND,
  label: (n) => `Buổi ${n + 1}, 12/11/2026 19:30, Nhà văn hóa bản`,
  session_label: (n) => `Buổi ${n + 1}, 12/11/2026 19:30, Nhà văn hóa bản`,
  time: () => "19:30",
  duty: (n) => (n % 3 ? "" : "Phó Bí thư chi bộ, Trưởng bản"),
  party_group: (n) => `Tổ ${(n % 3) + 1}`,
  note: (n) => (n % 4 ? "" : "Đi công tác tại tỉnh, có giấy"),
  place: () => "Nhà văn hóa bản Nà Ca",
  speaker: () => "Nguyễn Hoàng Khánh Phương Quỳnh Trâm",
  summary: () => "Về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
  number: (n) => `${n + 57}-NQ/TW`,
  guiding_questions: () => "Điều gì trong Nghị quyết gần nhất với việc của bản?",
  version: () => "0.1.0",
  register: (n) => REGISTERS[n % REGISTERS.length],
  day: (n) => `2026-${String(Math.min(1 + Math.floor(n / 2), 12)).padStart(2, "0")}-12`,
  vietnamese: (n) => `Sơ kết chương trình hành động${n ? ` lần ${n + 1}` : ""}`,
};
const DAY =
  /^(date|from|to|until|deadline|on|since|joined|official|as_of|essay_due|handed_in_on|standing_since|finalised_on)$/;
/** Answers that a page needs in one particular way. */
const FIXED = {
  sample: false,
  read_only: false,
  exists: true,
  unlocked: true,
  confirmed: false,
  gone: false,
  exempt: false,
  previous: null,
  failed: null,
};
/** The length of every list. */
let rows = 24;

function textOf(field, n) {
  if (TEXTS[field]) return TEXTS[field](n);
  if (DAY.test(field)) return "2026-11-12";
  if (field.endsWith("_at") || field === "at") return "2026-11-12T12:42:00.000Z";
  if (field === "id" || field.endsWith("_id") || ["member", "round", "session", "key"].includes(field))
    return `${field}${n}`;
  return "Nội dung";
}

function answerOf(written, field, n, depth) {
  const type = written.replace(/^\((.*)\)$/, "$1");
  if (field in FIXED) return FIXED[field];
  if (type.endsWith(" | null")) {
    if (depth > 6 || ["finalised", "left", "progress", "moving", "error"].includes(field)) return null;
    return answerOf(type.slice(0, -7), field, n, depth);
  }
  if (type.endsWith("[]")) {
    const count = depth > 2 ? 3 : rows;
    return Array.from({ length: count }, (_, at) => answerOf(type.slice(0, -2), field, at, depth + 1));
  }
  if (type === "string") return textOf(field, n);
  if (type === "number") return field === "place" || field === "point" ? 0 : 12;
  if (type === "boolean") return false;
  if (type.startsWith("[")) return [0, 0];
  if (type.startsWith("Record<")) return {};
  const alias = ALIASES.get(type);
  if (alias) {
    const words = [...alias.matchAll(/"(\w+)"/g)].map(([, word]) => word);
    return words.length > 0 ? words[n % words.length] : {};
  }
  const fields = INTERFACES.get(type);
  if (!fields) throw new Error(`no such type: ${type}`);
  return Object.fromEntries(fields.map(([name, inner]) => [name, answerOf(inner, name, n, depth + 1)]));
}

const CALLS = new Map(
  [...SOURCE.matchAll(/^ {2}"([\w.]+)": \{ request: \w+; answer: (\w+) \};$/gm)].map(([, name, answer]) => [
    name.replace(".", "_"),
    answer,
  ]),
);

/** Answers by command. `length`: of every list. */
export function book(changes = {}, length = 24) {
  rows = length;
  const answers = Object.fromEntries([...CALLS].map(([name, answer]) => [name, answerOf(answer, "", 0, 0)]));
  answers.forms_kept = { values: null, saved_at: null };
  answers.outbox_waiting = { ...answers.outbox_waiting, items: [] };
  answers.home_status_bar.exchange = "idle";
  answers.home_status_bar.conflicts = 0;
  answers.retention_list.may_erase = true;
  // Numbers that were given twice are rare, and in one register only.
  answers.register_list.alike = [];
  // Every question of the form is asked, each by a name of its own.
  const { items, evaluated } = answers.superior_forms_open;
  for (const [place, item] of items.entries()) Object.assign(item, { name: `q${place}`, within: null });
  evaluated.shown = items.map(({ name }) => name);
  evaluated.problems = items.slice(0, 2).map(({ name }) => ({ ...evaluated.problems[0], name }));
  answers.superior_forms_open.may_send = true;
  // A criterion has its id for itself, also among those of another group.
  for (const [place, { criteria }] of answers.ratings_get.groups.entries())
    for (const [at, criterion] of criteria.entries()) criterion.id = `criterion${place}-${at}`;
  for (const group of answers.retention_list.groups) group.records[0].erased = null;
  return { ...answers, ...changes };
}

/** The same book with short lists, for a walk that presses a key for everything on a page. */
export function shortened(part, most = 3) {
  if (Array.isArray(part)) return part.slice(0, most).map((one) => shortened(one, most));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, shortened(inner, most)]));
}
