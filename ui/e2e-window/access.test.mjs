/** Every page and form of the window without a mouse and by ear: Tab reaches everything and shows where it is, and axe finds nothing. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { book, shortened } from "./book.mjs";
import { walkByTab } from "./keyboard.mjs";
import { comes, FORMS, go, PAGES } from "./places.mjs";
import { treeOf, unreadable } from "./reading.mjs";
import { openBrowser, openWindow, serve } from "./window.mjs";

let served;
let browser;
before(async () => {
  served = await serve();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  served?.close();
});

/** The engine itself: its wrapper for Playwright opens a page of its own for each finding, which takes longer than the walk. */
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function heard(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes
      .slice(0, 3)
      .map(
        ({ target, failureSummary }) => `${id} (${impact}): ${target} ${failureSummary.split("\n")[1] ?? ""}`,
      ),
  );
}

/** One window per part of the list: two at a time, because most of a page's time is waiting. */
const HALVES = [0, 1].map((half) => [...PAGES, ...FORMS].filter((_, place) => place % 2 === half));

describe("every page and form", { concurrency: 2 }, () => {
  for (const [half, places] of HALVES.entries())
    test(`by Tab and by axe, half ${half + 1}`, async (run) => {
      const begun = performance.now();
      const answers = shortened(book());
      const page = await openWindow(browser, served.url, {
        width: 1366,
        height: 768,
        textSize: 100,
        answers,
      });
      const found = [];
      let parts = 0;
      for (const hash of places) {
        await go(page, served.url, hash);
        if (FORMS.includes(hash)) await comes(page, '[role="dialog"] button[type="submit"]');
        found.push(...(await heard(page)).map((one) => `${hash}: ${one}`));
        found.push(...(await unreadable(page)).map((one) => `${hash}: ${one}`));
        const walked = await walkByTab(page);
        parts += walked.count;
        found.push(...walked.found.map((one) => `${hash}: ${one}`));
      }
      await page.context().close();
      run.diagnostic(
        `${places.length} pages, ${parts} parts, ${((performance.now() - begun) / 1000).toFixed(1)} s`,
      );
      assert.deepEqual(found, []);
    });
});

const open = (answers = shortened(book())) =>
  openWindow(browser, served.url, { width: 1366, height: 768, textSize: 100, answers });
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-testid"));

/** A page, the button on it that opens a dialog, or the key. */
const OPENERS = [
  ["/members", "members-add"],
  ["/documents", "documents-add"],
  ["/registers/propaganda", "record-add"],
  ["/meetings", "meetings-add"],
  ["/rounds/round0", "round-edit"],
  ["/rounds/round0/make-ups", "guest-add"],
  ["/members", "members-add", "Control+/"],
  ["/members", "members-add", "Control+k"],
];

test("a dialog takes the focus, keeps it, and gives it back to what opened it", async () => {
  const page = await open();
  for (const [hash, opener, key = "Enter"] of OPENERS) {
    await go(page, served.url, hash);
    await page.getByTestId(opener).focus();
    await page.keyboard.press(key);
    await comes(page, '[role="dialog"]');
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]'));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector('[role="dialog"]'));
    await page.waitForFunction(() => document.activeElement !== document.body);
    assert.equal(await focused(page), opener, `${hash} ${key}`);
  }
  await page.context().close();
});

test("F1 opens the guide at the section for the page, and above a form without leaving it", async () => {
  const page = await open();
  await go(page, served.url, "/rounds/round0/make-ups");
  await page.keyboard.press("F1");
  await page.locator('[data-testid="guide-section"][data-section="make-ups"]').waitFor();
  await page.getByTestId("guide-to-usb").click();
  await page.getByTestId("guide-back").click();
  await page.locator('[data-section="make-ups"]').waitFor();
  await page.getByTestId("guide-forward").click();
  await page.locator('[data-section="usb"]').waitFor();
  await page.getByTestId("guide-back").click();
  await page.locator('[data-section="make-ups"]').waitFor();
  await page.getByTestId("guide-back").click();
  await page.waitForFunction(() => location.hash.includes("/make-ups"));
  await go(page, served.url, "/members?open=new");
  await page.getByTestId("member-name").fill("Lò Văn Thử");
  await page.keyboard.press("F1");
  await page.locator('[data-testid="guide-section"][data-section="members"]').waitFor();
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelectorAll('[role="dialog"]').length === 1);
  assert.equal(await page.getByTestId("member-name").inputValue(), "Lò Văn Thử");
  await page.context().close();
});

test("the roll-call says name, mark and place of the row, and what a key did", async () => {
  const page = await open(book());
  await go(page, served.url, "/roll-call/session0");
  const rowAt = async () =>
    page.evaluate(() => {
      const row = document.getElementById(document.activeElement?.getAttribute("aria-activedescendant"));
      return {
        place: row?.getAttribute("aria-rowindex"),
        of: row?.closest("table").getAttribute("aria-rowcount"),
      };
    });
  const rows = (await treeOf(page)).filter(({ role }) => role === "row").map(({ name }) => name);
  assert.ok(rows.some((name) => /^1 Lò Thị Xuân \(1958\) Chưa điểm danh/.test(name)));
  assert.ok(rows.some((name) => /^2 Lò Thị Xuân \(1965\) Có mặt/.test(name)));
  assert.deepEqual(await rowAt(), { place: "2", of: "25" });
  await page.keyboard.press("8");
  await page.waitForFunction(() => document.querySelector('[data-testid="roll-said"]')?.textContent !== "");
  assert.deepEqual(await rowAt(), { place: "3", of: "25" });
  const said = (await treeOf(page)).filter(({ is }) => is.live === "polite");
  assert.ok(said.length >= 5, `live parts: ${said.length}`);
  assert.match(await page.getByTestId("roll-said").textContent(), /^Lò Thị Xuân: /);
  await page.context().close();
});

test("each part of the status bar is read out when it changes", async () => {
  const page = await open();
  await go(page, served.url, "/");
  for (const part of ["status-saved", "status-waiting", "status-superior"])
    assert.equal(await page.getByTestId(part).locator("[aria-live=polite]").count(), 1, part);
  // A live part within a button must leave the button its name.
  assert.deepEqual(await unreadable(page), []);
  await page.context().close();
});

test("in high contrast the chosen row, the place in the menu and the switch are seen, and hidden names stay hidden", async () => {
  const page = await open();
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await go(page, served.url, "/roll-call/session0");
  const ground = (css) =>
    page.evaluate((css) => getComputedStyle(document.querySelector(css)).backgroundColor, css);
  assert.notEqual(
    await ground('.roll-row[aria-selected="true"] td'),
    await ground('.roll-row[aria-selected="false"] td'),
  );
  assert.notEqual(
    await ground('.roll-choice[aria-pressed="true"]'),
    await ground('.roll-choice[aria-pressed="false"]'),
  );
  assert.notEqual(
    await ground('.frame-nav a[aria-current="page"]'),
    await ground(".frame-nav a:not([aria-current])"),
  );
  await page.keyboard.press("F6");
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll(".person-name")]
      .filter((name) => getComputedStyle(name).color !== "rgba(0, 0, 0, 0)")
      .map((name) => name.textContent),
  );
  assert.deepEqual(shown, []);
  await go(page, served.url, "/exchange");
  const track = await page.evaluate(
    () => getComputedStyle(document.querySelector(".mantine-Switch-track")).outlineStyle,
  );
  assert.equal(track, "solid");
  await page.context().close();
});
