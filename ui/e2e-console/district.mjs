/** A browser at the district's console, as an officer has it. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test as nodeTest } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";

const SIZES = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
  { width: 360, height: 740 },
  { width: 1024, height: 600 },
  { width: 1920, height: 1080 },
];

function given(name, otherwise) {
  const value = process.env[name] ?? otherwise;
  if (!value) throw new Error(`${name} must be set: see ui/e2e-console/README.md`);
  return value;
}

export const place = {
  url: given("CONSOLE_URL"),
  login: given("LOGIN"),
  passphrase: given("PASSPHRASE"),
  out: given("OUT", "out/console"),
};

export const words = JSON.parse(
  await readFile(new URL("../src/console/i18n/vi.json", import.meta.url), "utf8"),
);

/** "{{sent}}/{{cells}} …" filled in. */
export function filled(sentence, values) {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
}

/** The page that the tests hold; none before the browser stands. */
let open = null;

/** A test that says, when it fails, what the page showed: a picture, and every sentence that it warned with. */
export function test(name, body) {
  nodeTest(name, async (t) => {
    try {
      await body(t);
    } catch (error) {
      if (open) error.message += await standing(open).catch((why) => `\n(the page can not be read: ${why})`);
      throw error;
    }
  });
}

async function standing(page) {
  const picture = join(place.out, "failed.png");
  await page.screenshot({ path: picture });
  const said = await page.locator("[role=alert], [role=status]").allTextContents();
  return `\nat ${page.url()}, see ${picture}; the page says: ${JSON.stringify(said)}`;
}

export async function openDistrict() {
  mkdirSync(place.out, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const context = await browser.newContext({
    viewport: SIZES[0],
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  open = page;
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // A 401 before login and a refused log-in are answers, not faults.
    if (message.type() === "error" && !message.text().includes("401")) complaints.push(message.text());
  });
  return { browser, context, page, complaints };
}

export async function logIn(page, name = place.login, passphrase = place.passphrase) {
  await page.getByTestId("login-name").fill(name);
  await page.getByTestId("login-passphrase").fill(passphrase);
  await page.getByTestId("login-submit").click();
}

/** What an authenticator shows now that was given this key (RFC 6238). */
export function codeOf(key) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replaceAll("-", "")].map((each) => letters.indexOf(each).toString(2).padStart(5, "0"));
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", Buffer.from(bytes.map((each) => Number.parseInt(each, 2))))
    .update(step)
    .digest();
  const number = hash.readUInt32BE(hash[19] & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

let pictures = 0;

/** How much wider the page is than its window. A table that scrolls in its frame is not the page. */
function excess(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** Pictures at every size, at none of which the page is wider than its window; returns what axe finds serious. */
export async function look(page, name) {
  // Components move in for a tenth of a second, and half-drawn text has half its contrast.
  await page.evaluate(() => {
    const ending = (each) => each.playState === "running" && each.effect.getComputedTiming().endTime < 2_000;
    const moving = document.getAnimations().filter(ending);
    return Promise.all(moving.map((each) => each.finished.catch(() => null)));
  });
  pictures += 1;
  const number = String(pictures).padStart(2, "0");
  for (const size of [...SIZES].reverse()) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(place.out, `${number}-${name}-${size.width}.png`) });
    const over = await excess(page);
    assert.ok(over <= 0, `${name} is ${over} px wider than a window of ${size.width} px`);
  }
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations
    .filter((each) => each.impact === "serious" || each.impact === "critical")
    .map((each) => `${name}: ${each.id} ${each.nodes.map((node) => node.target.join(" ")).join("; ")}`);
}

/** What the server says itself, to hold the page against. */
export async function said(page, path) {
  const answer = await page.request.get(new URL(`/api/v1${path}`, place.url).href);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

export async function goTo(page, entry) {
  await page.getByTestId(`nav-${entry}`).click();
}

/**
 * The elements a locator finds, once at least one of them is on the page. Playwright's own `all`, `count` and
 * `allTextContents` do not wait, and answer with nothing when the page is still loading.
 */
export async function shown(locator) {
  await locator.first().waitFor();
  return locator.all();
}

export async function textsOf(locator) {
  await locator.first().waitFor();
  return locator.allTextContents();
}

/** Fails with whatever `look` found. */
export function clean(found) {
  assert.deepEqual(found, []);
}
