/** Every page of the window at every size of window and of text: nothing is wider than the window, and nothing that is needed is cut. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { book } from "./book.mjs";
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
const PAGES = [
  "/",
  "/members",
  "/members/import",
  "/documents",
  "/registers",
  "/registers/propaganda",
  "/registers/assigned_task",
  "/calendar",
  "/rounds",
  "/rounds/new",
  "/rounds/round0",
  "/rounds/round0/sessions",
  "/rounds/round0/roll-call",
  "/rounds/round0/make-ups",
  "/rounds/round0/essays",
  "/rounds/round0/totals",
  "/roll-call/session0",
  "/rounds/round0/essays/member0",
  "/exchange",
  "/cards",
  "/settings",
  "/settings/bin",
];
const FORMS = [
  "/members?open=new",
  "/members?open=id0",
  "/members?form=standings.many",
  "/registers/propaganda?open=new",
  "/registers/concern?open=new",
  "/rounds/round0?form=round.id0",
  "/rounds/round0/sessions?form=session.new",
  "/rounds/round0/make-ups?form=make-up.session0-member0",
  "/rounds/round0/essays?form=essay-rule.round0",
];
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

async function look(page, name) {
  if (OUT) await page.screenshot({ path: join(OUT, `${name.replace(/[^\w-]+/g, "_")}.png`) });
}

async function go(page, hash) {
  await page.goto("about:blank");
  await page.goto(`${served.url}#${hash}`);
  await page.waitForSelector("main");
  await page.waitForLoadState("networkidle");
}

for (const [width, height, textSize] of SIZES)
  test(`${width}x${height} at ${textSize} %`, async () => {
    const page = await openWindow(browser, served.url, { width, height, textSize, answers: book() });
    const broken = [];
    page.on("pageerror", (error) => broken.push(error.message));
    const found = [];
    for (const hash of [...PAGES, ...FORMS]) {
      await go(page, hash);
      if (FORMS.includes(hash)) {
        await page.waitForSelector('[role="dialog"] button[type="submit"]');
        const sight = await page.evaluate(dialogInSight);
        if (sight !== "in sight") found.push(`${hash}: ${sight}`);
      } else found.push(...(await page.evaluate(cutYears)).map((year) => `${hash}: ${year}`));
      found.push(...(await page.evaluate(tooWide)).map((wide) => `${hash}: ${wide}`));
      await look(page, `${width}x${height}-${textSize}${hash}`);
    }
    await page.context().close();
    assert.deepEqual([...found, ...broken], []);
  });
