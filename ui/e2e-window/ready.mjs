/**
 * How soon a page of the window is ready, beside a bare page of the same rows, by turns in one browser. Prints one JSON line:
 * for each page the medians in milliseconds. The invented book answers both at once, so only the pages are measured.
 */
import { book } from "./book.mjs";
import { openBrowser, openWindow, serve } from "./window.mjs";

const ROWS = 100;
const WARM = 3;
const TURNS = 30;

/** A page, what on it means that its rows are shown, and the answer that the bare page shows. */
const PAGES = [
  { page: "/members", rows: "[data-testid=members-table] tbody tr", answer: ["members_list", "members", 6] },
  {
    page: "/documents",
    rows: "[data-testid=documents-table] tbody tr",
    answer: ["documents_list", "documents", 5],
  },
  { page: "/rounds", rows: "[data-testid=rounds-table] tbody tr", answer: ["rounds_list", "rounds", 7] },
  {
    page: "/registers/propaganda",
    rows: "[data-testid=register-table] tbody tr",
    answer: ["register_list", "rows", 7],
  },
  { page: "/roll-call/session0", rows: "[data-testid=roll-row]", answer: ["roll_call_sheet", "rows", 5] },
  {
    page: "/rounds/round0/essays",
    rows: "[data-testid=essays-table] tbody tr",
    answer: ["essays_list", "rows", 6],
  },
  { page: "/", rows: "[data-testid=home-task]", answer: ["home_summary", "tasks", 3] },
];

/** Runs in the page: goes to a place by its address, and waits until so many rows are painted. */
async function opened({ hash, rows, least }) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const began = performance.now();
  location.hash = hash;
  while (document.querySelectorAll(rows).length < least) {
    if (performance.now() - began > 10_000) throw new Error(`${hash}: no ${rows}`);
    await painted();
  }
  await painted();
  return performance.now() - began;
}

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

const [window_, bare] = [await serve("dist"), await serve("dist-bare")];
const browser = await openBrowser();
const answers = book({}, ROWS);
const size = { width: 1366, height: 768, textSize: 100, answers };
const [ours, plain] = [
  await openWindow(browser, window_.url, size),
  await openWindow(browser, bare.url, size),
];
const away = (page, elsewhere) =>
  page.evaluate(async (hash) => {
    location.hash = hash;
    await new Promise((done) => setTimeout(done, 150));
  }, elsewhere);
const measured = [];
for (const { page, rows, answer } of PAGES) {
  const times = { ours: [], bare: [] };
  for (let turn = 0; turn < WARM + TURNS; turn++) {
    await away(ours, page === "/" ? "#/settings" : "#/");
    await away(plain, "#");
    const took = await ours.evaluate(opened, { hash: `#${page}`, rows, least: 3 });
    const least = Math.min(ROWS, answers[answer[0]][answer[1]].length);
    const took_bare = await plain.evaluate(opened, { hash: `#${answer.join("/")}`, rows: "tbody tr", least });
    if (turn >= WARM) {
      times.ours.push(took);
      times.bare.push(took_bare);
    }
  }
  measured.push({ page, ours: median(times.ours), bare: median(times.bare), rows: ROWS });
}
await browser.close();
window_.close();
bare.close();
process.stdout.write(`${JSON.stringify(measured)}\n`);
