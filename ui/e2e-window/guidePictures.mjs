/**
 * Makes the pictures of the guide anew, into docs/guide/pictures: `npm run build`, then `npm run guide-pictures`, then
 * `npm run build` again. The people and figures are invented.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { book } from "./book.mjs";
import { go } from "./places.mjs";
import { openBrowser, openWindow, serve } from "./window.mjs";

const OUT = fileURLToPath(new URL("../../docs/guide/pictures/", import.meta.url));
const SIZE = { width: 1024, height: 576, textSize: 100 };
const PEOPLE = [
  ["Lò Thị Xuân", "1968"],
  ["Vàng A Páo", "1975"],
  ["Giàng Thị Mỷ", "1981"],
  ["Nguyễn Văn An", "1962"],
  ["Nguyễn Văn An", "1990"],
  ["Tao Văn Inh", "1979"],
  ["Lường Thị Hoa", "1985"],
  ["Sùng A Chu", "1994"],
];
const ROUNDS = [
  ["Nghị quyết Đại hội XIV của Đảng", "ongoing", 19, 15],
  ["Nghị quyết số 57-NQ/TW", "finalised", 19, 19],
  ["Nghị quyết số 68-NQ/TW", "closed", 18, 18],
];
const MARKS = [
  "present",
  "present",
  "absent_work",
  "present",
  "absent_personal",
  "unmarked",
  "unmarked",
  "unmarked",
];
const COUNTS = { due: 8, present: 3, with_reason: 2, without: 0, unmarked: 3, not_due: 0, share: 3750 };
const FIGURES = {
  ...{
    due: 19,
    present: 15,
    present_share: 7895,
    with_reason: 4,
    without: 0,
    unmarked: 0,
    make_up_owed: 2,
    made_up: 2,
  },
  ...{
    studied: 17,
    studied_share: 8947,
    essays_due: 12,
    essays_received: 9,
    essays_share: 7500,
    essays_owed: 3,
  },
  ...{
    essays_exempt: 0,
    essays_not_graded: 2,
    exempt_present: 1,
    sessions: 2,
    sessions_unconfirmed: 0,
    sessions_ahead: 0,
  },
  ...{
    sessions_by_superior: 1,
    sessions_by_secretary: 1,
    sessions_by_cell: 0,
    sessions_by_committee_member: 0,
    points: 1,
    turns: 31,
  },
  ...{ late: 0, non_members_invited: 10, non_members_attended: 8, non_members_share: 8000 },
  grades: {
    good: 5,
    good_share: 7143,
    fair: 2,
    fair_share: 2857,
    average: 0,
    average_share: 0,
    failed: 0,
    failed_share: 0,
  },
};
const TALKS = [
  {
    date: "2026-11-03",
    channel: "village_meeting",
    sessions: 1,
    listeners: 42,
    purpose: "Nghị quyết Đại hội XIV của Đảng",
  },
  { date: "2026-11-10", channel: "loudspeaker", sessions: 3, purpose: "Phòng, chống rét cho gia súc" },
  {
    date: "2026-11-17",
    channel: "village_meeting",
    sessions: 1,
    listeners: 38,
    purpose: "Chuyển đổi số ở bản",
  },
];

/** "2026-11-03" → "03/11/2026" */
const date = (day) => day.split("-").reverse().join("/");

/** Sets fields by name wherever they stand. */
function settled(part, values) {
  if (Array.isArray(part)) return part.map((one) => settled(one, values));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, inner]) => [
      name,
      name in values ? values[name] : settled(inner, values),
    ]),
  );
}

function sample() {
  const whole = book();
  const cut = (list, count) => list.slice(0, count);
  const rounds = ROUNDS.map(([title, state, due, studied], at) => ({
    ...whole.rounds_list.rounds[at],
    ...{ title, state, due, studied, share: Math.round((studied / due) * 10000) },
    documents: [title.replace("Nghị quyết số ", "")],
  }));
  const members = PEOPLE.map(([name, born], at) => ({
    ...whole.members_list.members[at],
    ...{
      name,
      born,
      is_official: at !== 7,
      standing: "active",
      note: "",
      duty: ["Bí thư", "Phó Bí thư"][at] ?? "",
    },
  }));
  const sheet = whole.roll_call_sheet;
  const rows = PEOPLE.map(([name, born], at) => ({
    ...sheet.rows[at],
    ...{ name, born, mark: MARKS[at], note: at === 2 ? "Tập huấn ở tỉnh" : "", exempt: false },
  }));
  const empty = { from_former: [], from_superior: [], withdrawn: [] };
  return {
    ...whole,
    home_news: settled(whole.home_news, { rounds: [], documents: [], returns: [], forms: [] }),
    superior_forms_list: { ...whole.superior_forms_list, forms: [] },
    home_status_bar: { ...whole.home_status_bar, waiting: 2 },
    home_summary: {
      ...whole.home_summary,
      ...{
        next_step: null,
        due: cut(whole.home_summary.due, 2).map((one) => ({
          ...one,
          day: "2026-11-20",
          title: "Chương trình hành động năm 2026",
        })),
        ongoing: cut(rounds, 1),
      },
      tasks: cut(whole.home_summary.tasks, 3).map((task, at) => ({
        ...task,
        ...{
          kind: ["roll_call_unfinished", "make_up_owed", "essay_owed"][at],
          count: [3, 4, 6][at],
          label: at ? rounds[0].title : "12/11/2026",
        },
      })),
    },
    members_list: { ...whole.members_list, members },
    members_likely_same: { ...whole.members_likely_same, likely: [], joined: [] },
    rounds_list: { ...whole.rounds_list, ...empty, rounds },
    rounds_get: settled(whole.rounds_get, {
      title: rounds[0].title,
      parent_former: null,
      parent_round: null,
      parent_withdrawn: null,
      parent_deadline: null,
      document_labels: ["XIV"],
      state: "ongoing",
    }),
    roll_call_sheet: {
      ...sheet,
      ...{ rows, counts: COUNTS, round_title: rounds[0].title },
      session: { ...sheet.session, label: "Buổi 1, 12/11/2026 19:30", points: [] },
    },
    totals_round: { ...whole.totals_round, ...FIGURES },
    register_list: {
      ...whole.register_list,
      ...{ not_opened: null, all: TALKS.length, sums: { sessions: 5, listeners: 80 } },
      rows: TALKS.map((values, at) => ({
        id: `id${at}`,
        shown: { date: date(values.date), purpose: values.purpose },
        title: values.purpose,
        values,
      })),
    },
  };
}

const PICTURES = {
  home: "/",
  members: "/members",
  rounds: "/rounds",
  "roll-call": "/roll-call/session0",
  totals: "/rounds/round0/totals",
  register: "/registers/propaganda",
};

/** Pages whose lower part is meant. */
const TALL = { totals: 630 };

mkdirSync(OUT, { recursive: true });
const served = await serve();
const browser = await openBrowser();
try {
  const answers = sample();
  const page = await openWindow(browser, served.url, { ...SIZE, answers });
  for (const [name, hash] of Object.entries(PICTURES)) {
    await page.setViewportSize({ width: SIZE.width, height: TALL[name] ?? SIZE.height });
    await go(page, served.url, hash);
    await page.screenshot({ path: `${OUT}${name}.png` });
  }
  const status = { ...answers.profile_status, exists: false, unlocked: false };
  const first = await openWindow(browser, served.url, {
    ...SIZE,
    answers: { ...answers, profile_status: status },
  });
  await go(first, served.url, "/");
  await first.screenshot({ path: `${OUT}first-run.png` });
} finally {
  await browser.close();
  served.close();
}
