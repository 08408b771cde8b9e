/** Every page of the window at every size of window and of text: nothing is wider than the window, and nothing that is needed is cut. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { book } from "./book.mjs";
import { comes, FORMS, go, PAGES } from "./places.mjs";
import { openBrowser, openWindow, serve } from "./window.mjs";

/** The smallest window, the usual laptop, that laptop at 150 % of Windows, which leaves it 911 pixels, and a large screen. */
const SIZES = [
  [1024, 600, 100],
  [1024, 600, 115],
  [1024, 600, 130],
  [1024, 600, 150],
  [911, 512, 100],
  [1366, 768, 100],
  [1366, 768, 150],
  [1920, 1080, 100],
  [1920, 1080, 150],
];
/** Lists, and how many of their rows are in sight on the smallest screen below the strip of sample data. The invented book has the longest names and titles, so that a row is several lines high. */
const LISTS = {
  "/members": 2,
  "/registers/propaganda": 4,
  "/registers/assigned_task": 4,
  "/rounds": 1,
  "/rounds/round0/sessions": 2,
  "/rounds/round0/make-ups": 1,
  "/rounds/round0/essays": 1,
  "/documents": 2,
  "/meetings": 2,
  "/ratings": 1,
  "/roll-call/session0": 5,
  "/settings/bin": 1,
};
const OUT = process.env.OUT;

let served;
let browser;
before(async () => {
  if (OUT) mkdirSync(OUT, { recursive: true });
  served = await serve();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  served?.close();
});

/** Runs in the page. What reaches beyond the window or beyond a part that is not meant to be scrolled sideways. */
function tooWide() {
  const seen = document.querySelector('[role="dialog"]') ?? document.body;
  return [...seen.querySelectorAll("*")]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) return false;
      const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
      const isTable = element.closest(".rows-scroll:not(.roll-scroll)") !== null;
      if (scrolls && !isTable && element.scrollWidth > element.clientWidth + 1) return true;
      return !isTable && box.right > innerWidth + 1;
    })
    .slice(0, 3)
    .map((element) => `${element.tagName} ${element.className} ${element.getAttribute("data-testid") ?? ""}`);
}

/** Runs in the page. Years of birth, by which people of one name are told apart, that are not wholly in sight. */
function cutYears() {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const cut = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!/^\s*\(?(19|20)\d\d\)?\s*$/.test(text.data)) continue;
    // The choices of a closed list take no room.
    if (text.parentElement.closest("option")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const year = range.getBoundingClientRect();
    for (
      let part = text.parentElement;
      part && !part.matches(".rows-scroll, main");
      part = part.parentElement
    ) {
      const style = getComputedStyle(part);
      if (style.overflowX === "visible" || style.display === "inline") continue;
      const box = part.getBoundingClientRect();
      if (year.right > box.right + 1 || year.left < box.left - 1)
        cut.push(`${text.data} in ${part.className}`);
    }
  }
  return cut.slice(0, 3);
}

/** Runs in the page. Whether the dialog and the button that does its work are in the window. */
function dialogInSight() {
  const dialog = document.querySelector('[role="dialog"]');
  const button = dialog?.querySelector('button[type="submit"]');
  if (!dialog || !button) return "no form";
  for (const [name, element] of Object.entries({ dialog, button })) {
    const box = element.getBoundingClientRect();
    if (box.top < -1 || box.left < -1 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1)
      return name;
  }
  const box = button.getBoundingClientRect();
  const above = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return button.contains(above) ? "in sight" : "covered";
}

/** Runs in the page. Rows of the list that are wholly in sight. */
function rowsInSight() {
  const main = document.querySelector("main").getBoundingClientRect();
  const rows = [
    ...document.querySelectorAll(
      'main tbody tr[data-index], main [data-testid="roll-row"], main tbody tr[data-testid]',
    ),
  ];
  const inSight = (row) => {
    const box = row.getBoundingClientRect();
    const list = row.closest(".rows-scroll")?.getBoundingClientRect() ?? main;
    const bottom = Math.min(main.bottom, list.bottom, innerHeight);
    return box.height > 0 && box.top >= main.top - 1 && box.bottom <= bottom + 1;
  };
  return new Set(rows.filter(inSight)).size;
}

/** Runs in the page. Places of the menu that are not wholly in sight. */
function placesOutOfSight() {
  const menu = document.querySelector(".frame-nav").getBoundingClientRect();
  return [...document.querySelectorAll(".frame-nav a")]
    .filter((place) => place.getBoundingClientRect().bottom > menu.bottom + 1)
    .map((place) => place.getAttribute("data-testid"));
}

async function look(page, name) {
  if (OUT) await page.screenshot({ path: join(OUT, `${name.replace(/[^\w-]+/g, "_")}.png`) });
}

/** Two at a time: most of a page's time is waiting. */
describe("every page and form", { concurrency: 2 }, () => {
  for (const [width, height, textSize] of SIZES)
    test(`${width}x${height} at ${textSize} %`, async () => {
      const page = await openWindow(browser, served.url, { width, height, textSize, answers: book() });
      const broken = [];
      page.on("pageerror", (error) => broken.push(error.message));
      const found = [];
      for (const hash of [...PAGES, ...FORMS]) {
        await go(page, served.url, hash);
        if (FORMS.includes(hash)) {
          await comes(page, '[role="dialog"] button[type="submit"]');
          const sight = await page.evaluate(dialogInSight);
          if (sight !== "in sight") found.push(`${hash}: ${sight}`);
        } else found.push(...(await page.evaluate(cutYears)).map((year) => `${hash}: ${year}`));
        found.push(...(await page.evaluate(tooWide)).map((wide) => `${hash}: ${wide}`));
        await look(page, `${width}x${height}-${textSize}${hash}`);
      }
      await page.context().close();
      assert.deepEqual([...found, ...broken], []);
    });
});

test("on the smallest screen, below the strip of sample data, rows of every list are in sight", async () => {
  const whole = book();
  const answers = book({
    profile_status: { ...whole.profile_status, sample: true },
    members_likely_same: { ...whole.members_likely_same, likely: [], joined: [] },
    rounds_list: { ...whole.rounds_list, withdrawn: [], from_superior: [] },
    sessions_joint: { ...whole.sessions_joint, sessions: whole.sessions_joint.sessions.slice(0, 1) },
  });
  const page = await openWindow(browser, served.url, { width: 1024, height: 600, textSize: 100, answers });
  const few = await go(page, served.url, "/").then(() => page.evaluate(placesOutOfSight));
  for (const [hash, least] of Object.entries(LISTS)) {
    await go(page, served.url, hash);
    const rows = await page.evaluate(rowsInSight);
    if (rows < least) few.push(`${hash}: ${rows} of ${least}`);
    await look(page, `rows${hash}`);
  }
  await page.context().close();
  assert.deepEqual(few, []);
});
