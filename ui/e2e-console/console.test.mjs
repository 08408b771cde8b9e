/** The district's console in a real browser against a real server: what an officer does in a morning. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before } from "node:test";
import { changesACell, changesARound, revokesALaptop } from "./acts.mjs";
import { worksForTheCommittee } from "./committee.mjs";
import {
  clean,
  codeOf,
  filled,
  goTo,
  logIn,
  look,
  openDistrict,
  place,
  said,
  shown,
  test,
  textsOf,
  words,
} from "./district.mjs";
import { asksWithForms } from "./forms.mjs";
import { countsRegisters } from "./registers.mjs";
import { seesWhoIsSilent } from "./silent.mjs";

let district;
let page;

before(async () => {
  district = await openDistrict();
  page = district.page;
  await page.goto(place.url);
});

after(async () => {
  await district?.browser.close();
});

/** A round somebody has sent figures of. */
async function roundWithFigures() {
  const { rounds } = await said(page, "/rounds");
  const found = rounds.find((round) => round.sent > 0);
  assert.ok(found, "the server needs a round of which at least one cell has sent figures");
  return found;
}

async function openTable(round) {
  await goTo(page, "rounds");
  await page.getByTestId(`round-${round.id}`).getByTestId("round-link").click();
  await page.getByTestId("table").waitFor();
}

/** The test id of what has the focus. */
function focused() {
  return page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
}

/** The panel of a figure comes and goes with a short movement. */
async function panelGone() {
  await page.getByTestId("panel").locator("section").waitFor({ state: "hidden" });
}

test("a wrong passphrase is refused in a sentence, and the name typed stays", async () => {
  await page.getByTestId("login-name").waitFor();
  assert.equal(await focused(), "login-name");
  await logIn(page, "khong-co-ai", "khong-phai-mat-khau");
  await page.getByTestId("login-refused").waitFor();
  assert.equal(await focused(), "login-passphrase");
  assert.equal(await page.getByTestId("login-name").inputValue(), "khong-co-ai");
  clean(await look(page, "login"));
});

test("an officer logs in and sees the rounds", async () => {
  await logIn(page);
  await page.getByTestId("rounds").waitFor();
  const committee = await page.getByTestId("committee").textContent();
  assert.equal(await page.title(), [words.nav.rounds, words.app, committee].join(" – "));
  clean(await look(page, "rounds"));
});

seesWhoIsSilent(() => page);

test("the headline carries coverage, and every addressed cell has a line", async () => {
  const round = await roundWithFigures();
  const { coverage, rows } = await said(page, `/rounds/${round.id}/table`);
  await openTable(round);
  const sentence = coverage.silent === 0 ? words.coverage.all : words.coverage.part;
  assert.equal(await page.getByTestId("coverage-headline").textContent(), filled(sentence, coverage));
  assert.equal((await shown(page.locator("[data-testid^=row-]"))).length, rows.length);
  assert.equal(rows.length, coverage.cells);
  assert.ok((await page.title()).startsWith(`${round.title} – ${words.app}`));
  clean(await look(page, "table"));
});

test("a silent cell shows a dash in every column, never a nought", async () => {
  const silent = page.locator("[data-testid=table] tr[data-state=silent]");
  for (const row of await silent.all()) {
    const counted = await row
      .locator("td")
      .evaluateAll((cells) => cells.slice(0, 6).map((cell) => cell.textContent));
    for (const text of counted) assert.match(text, new RegExp(`^${words.missing}`));
    assert.equal(await row.locator("button").count(), 0);
  }
});

test("sums add the cells that have sent, and nothing sorts the table", async () => {
  const round = await roundWithFigures();
  const { totals, rows } = await said(page, `/rounds/${round.id}/table`);
  for (const figure of [
    "due",
    "studied",
    "made_up",
    "make_up_owed",
    "unmarked",
    "essays_due",
    "essays_received",
  ]) {
    const sum = rows.reduce((total, row) => total + (row[figure] ?? 0), 0);
    assert.equal(totals[figure], sum, figure);
    const shown = await page.getByTestId(`total-${figure}`).textContent();
    assert.equal(Number(shown.replaceAll(".", "")), sum, figure);
  }
  assert.equal(
    await page.locator("[data-testid=table] thead").locator("button, a, select, [aria-sort]").count(),
    0,
  );
});

test("provisional and final are told apart in words", async () => {
  for (const state of ["provisional", "final"]) {
    for (const row of await page.locator(`[data-testid=table] tr[data-state=${state}]`).all()) {
      assert.ok((await row.getByTestId("state").textContent()).startsWith(words.state[state]));
    }
  }
});

test("names are asked for only after the officer has read that it is logged", async () => {
  const round = await roundWithFigures();
  const { rows } = await said(page, `/rounds/${round.id}/table`);
  const row = rows.find((each) => each.due > 0);
  const asked = [];
  page.on("request", (request) => request.url().includes("/figures/") && asked.push(request.url()));

  await page.getByTestId(`figure-${row.unit.id}-due`).click();
  await page.getByTestId("names-warning").waitFor();
  assert.equal(await page.getByTestId("names-warning").textContent(), words.panel.warning);
  assert.equal(asked.length, 0);
  clean(await look(page, "figure-warning"));

  await page.getByTestId("open-names").click();
  await page.getByTestId("names").waitFor();
  assert.equal(asked.length, 1);
  assert.equal((await shown(page.getByTestId("names").locator("tbody tr"))).length, row.due);
  clean(await look(page, "figure-names"));
  const log = (await said(page, "/names-log")).rows;
  assert.ok(log.some((each) => each.unit.id === row.unit.id && each.figure === "due"));
  await page.keyboard.press("Escape");
  await panelGone();
});

test("Back closes a figure and keeps the table, and neither it nor a reload opens names again", async () => {
  const round = await roundWithFigures();
  const { rows } = await said(page, `/rounds/${round.id}/table`);
  const row = rows.find((each) => each.due > 0);
  const table = page.url();
  await page.getByTestId(`figure-${row.unit.id}-due`).click();
  await page.getByTestId("open-names").click();
  await page.getByTestId("names").waitFor();
  const logged = (await said(page, "/names-log")).rows.length;

  await page.goBack();
  await panelGone();
  assert.equal(page.url(), table);
  await page.goForward();
  await page.getByTestId("names-warning").waitFor();
  await page.reload();
  await page.getByTestId("names-warning").waitFor();
  assert.equal(await page.getByTestId("names").count(), 0);
  assert.equal((await said(page, "/names-log")).rows.length, logged);

  await page.keyboard.press("Escape");
  await panelGone();
  assert.equal(page.url(), table);
  await page.goBack();
  await page.getByTestId("rounds").waitFor();
  await page.goForward();
  await page.getByTestId("table").waitFor();
});

test("a sum opens onto the cells it was added from", async () => {
  await page.getByTestId("total-studied").click();
  const round = await roundWithFigures();
  const { coverage } = await said(page, `/rounds/${round.id}/table`);
  assert.equal((await shown(page.getByTestId("total-rows").locator("tbody tr"))).length, coverage.sent);
  clean(await look(page, "figure-sum"));
  await page.keyboard.press("Escape");
  await page.getByTestId("panel").locator("section").waitFor({ state: "hidden" });
});

countsRegisters(
  () => page,
  async () => openTable(await roundWithFigures()),
);

worksForTheCommittee(
  () => page,
  async () => openTable(await roundWithFigures()),
);

asksWithForms(
  () => page,
  async () => openTable(await roundWithFigures()),
);

test("the table is printed on A4 across, and comes as a workbook", async () => {
  const download = page.waitForEvent("download");
  await page.getByTestId("excel").click();
  const workbook = await download;
  assert.match(workbook.suggestedFilename(), /\.xlsx$/);
  await workbook.saveAs(join(place.out, "table.xlsx"));
  const paper = await page.pdf({ path: join(place.out, "table.pdf"), preferCSSPageSize: true });
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(paper.toString("latin1"));
  assert.ok(Number(width) > Number(height));
});

test("a half-typed round outlives a page loaded again and a log-in that ran out", async () => {
  await goTo(page, "rounds");
  await page.getByTestId("issue-open").click();
  await page.getByTestId("issue-document-0-number").fill("99-CV/HU");
  await page.getByTestId("issue-document-0-issuer").fill("BTV");
  await page.reload();
  assert.equal(await page.getByTestId("issue-document-0-number").inputValue(), "99-CV/HU");

  await page.getByTestId("issue-document-0-summary").fill("V/v");
  await district.context.clearCookies();
  // The menu's count of waiting laptops asks the server within ten seconds, and is told to log in.
  await page.getByTestId("expired").getByTestId("login-submit").waitFor({ timeout: 20_000 });
  clean(await look(page, "expired"));
  await page.getByTestId("login-passphrase").fill(place.passphrase);
  await page.getByTestId("login-submit").click();
  await page.getByTestId("login-submit").waitFor({ state: "detached" });
  assert.equal(await page.getByTestId("issue-document-0-summary").inputValue(), "V/v");
});

test("a round is not issued with a day that is in no calendar, nor with a classified document", async () => {
  await page.getByTestId("issue-document-0-date").fill("31/02/2026");
  await page.getByTestId("issue-from").fill("01/12/2026");
  await page.getByTestId("issue-to").fill("20/12/2026");
  await page.getByTestId("issue-deadline").fill("31/12/2026");
  await page.getByTestId("classified-yes").click();
  await page.getByTestId("issue-preview").click();
  await page.getByTestId("issue-needs").waitFor();
  await page.getByTestId("classified-refused").waitFor();
  assert.equal(await page.getByTestId("issue-confirm").count(), 0);
  clean(await look(page, "issue-refused"));
});

test("a round is looked over, issued, and stands empty until a cell has spoken", async () => {
  await page.getByTestId("issue-document-0-date").fill("20/11/2026");
  await page.getByTestId("classified-no").click();
  const title = await page.getByTestId("issue-title").inputValue();
  assert.match(title, /99-CV\/HU/);
  await page.getByTestId("issue-preview").click();
  await page.getByTestId("issue-confirm").waitFor();
  clean(await look(page, "issue-preview"));
  await page.getByTestId("issue-confirm").click();
  await page.getByTestId("coverage-headline").waitFor();
  assert.equal(await page.getByTestId("round-title").textContent(), title);
  const { rounds } = await said(page, "/rounds");
  const made = rounds.find((round) => page.url().endsWith(round.id));
  const { coverage, totals } = await said(page, `/rounds/${made.id}/table`);
  assert.equal(coverage.sent, 0);
  assert.equal(totals, null);
  assert.equal(
    await page.getByTestId("coverage-headline").textContent(),
    filled(words.coverage.part, coverage),
  );
  clean(await look(page, "issued"));
});

changesARound(() => page);

test("a cell is added, and an invite for it is shown once, as code, file and sheet", async () => {
  await goTo(page, "units");
  const { units } = await said(page, "/units");
  const top = units.find((unit) => unit.parent === null || !units.some((each) => each.id === unit.parent));
  const name = `Thu ${Date.now()}`;
  await page.getByTestId("add-cell").click();
  await page.getByTestId("cell-name").fill(name);
  await page.getByTestId("cell-parent").selectOption(top.id);
  await page.getByTestId("cell-expected").selectOption({ index: 5 });
  clean(await look(page, "add-cell"));
  await page.getByTestId("cell-save").click();
  await page.getByTestId("cell-save").waitFor({ state: "detached" });
  await page.getByTestId("units-filter").fill(name);
  clean(await look(page, "units"));

  await page.getByTestId("unit-invite").click();
  await page.getByTestId("invite-make").click();
  const code = await page.getByTestId("invite-code").textContent();
  assert.ok(code.length >= 20);
  await page.emulateMedia({ media: "print" });
  assert.ok((await page.getByTestId("invite-sheet").textContent()).includes(code));
  assert.ok(await page.getByTestId("invite-sheet").isVisible());
  assert.ok(!(await page.getByTestId("invite-code").isVisible()));
  await page.pdf({ path: join(place.out, "invite.pdf"), preferCSSPageSize: true });
  await page.emulateMedia({ media: "screen" });
  const download = page.waitForEvent("download");
  await page.getByTestId("invite-download").click();
  await (await download).saveAs(join(place.out, "invite"));
  clean(await look(page, "invite"));
  await page.keyboard.press("Escape");
  assert.equal(await page.getByTestId("invite-code").textContent(), code, "Escape must not lose the code");
  assert.equal(await page.getByTestId("invite-once").textContent(), words.invite.once);
  await page.goBack();
  await page.getByTestId("shown-once-stay").click();
  assert.equal(await page.getByTestId("invite-code").textContent(), code, "Back must ask first");
  const asked = page.waitForEvent("dialog");
  const reloaded = page.reload({ timeout: 5_000 }).catch(() => null);
  const question = await asked;
  assert.equal(question.type(), "beforeunload");
  await question.dismiss();
  await reloaded;
  assert.equal(await page.getByTestId("invite-code").textContent(), code, "a reload must ask first");
  await page.getByTestId("invite-kept").click();
  await page.getByTestId("invite-code").waitFor({ state: "detached" });
});

changesACell(() => page);

test("an invite that nobody has used is taken back", async () => {
  await goTo(page, "laptops");
  const before = (await said(page, "/invites")).rows;
  assert.ok(before.length > 0, "the one made just now");
  clean(await look(page, "invites"));
  await page.getByTestId(`invite-${before[0].id}`).getByTestId("invite-cancel").click();
  clean(await look(page, "invite-cancel"));
  await page.getByTestId("invite-cancel-yes").click();
  await page.getByTestId(`invite-${before[0].id}`).waitFor({ state: "detached" });
  assert.equal((await said(page, "/invites")).rows.length, before.length - 1);
});

test("arrivals, laptops and the log of names are clean to read", async () => {
  for (const [entry, shown] of [
    ["arrivals", "arrivals-day"],
    ["laptops", "devices"],
    ["acts", "acts"],
  ]) {
    await goTo(page, entry);
    await page.getByTestId(shown).waitFor();
    clean(await look(page, entry));
  }
  await page.getByTestId("log-names_log").click();
  await page.getByTestId("names-log").waitFor();
  clean(await look(page, "names_log"));
});

revokesALaptop(() => page);

test("codes of a phone are set up and asked for at the next log-in", async () => {
  await page.getByTestId("account").click();
  await page.getByTestId("set-up-second-factor").click();
  await page.getByTestId("second-factor-begin").click();
  const secret = await page.getByTestId("second-factor-secret").textContent();
  clean(await look(page, "second-factor-scan"));
  await page.getByTestId("second-factor-code").fill("000000");
  await page.getByTestId("second-factor-confirm").click();
  await page.getByTestId("second-factor-refused").waitFor();
  await page.getByTestId("second-factor-code").fill(codeOf(secret));
  await page.getByTestId("second-factor-confirm").click();
  const recovery = await textsOf(page.getByTestId("recovery-codes").locator("span"));
  const codes = recovery.filter((text) => /^[A-Z2-7]{4}(-[A-Z2-7]{4}){2}$/.test(text));
  assert.equal(codes.length, 10);
  clean(await look(page, "second-factor-codes"));
  await page.getByTestId("recovery-codes-kept").click();
  await page.getByTestId("account").click();
  await page.getByTestId("logout").click();

  await logIn(page);
  await page.getByTestId("login-code").fill("000000");
  await page.getByTestId("login-submit").click();
  await page.getByTestId("login-refused").waitFor();
  clean(await look(page, "login-code"));
  await page.getByTestId("login-code").fill(codes[0].toLowerCase());
  await page.getByTestId("login-submit").click();
  await page.getByTestId("account").waitFor();
});

test("whoever logs out leaves nothing behind, and no page has complained", async () => {
  await page.getByTestId("account").click();
  await page.getByTestId("logout").click();
  await page.getByTestId("login-page").waitFor();
  assert.deepEqual(district.complaints, []);
});
