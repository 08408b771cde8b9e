/** What only an officer does beside rounds: guests of sessions, the committee's own register of inspections, and what is returned. */
import assert from "node:assert/strict";
import { clean, goTo, look, said, shown, test, textsOf, words } from "./district.mjs";

/** Confirms the one guest of the sample, in whom everything agrees, and takes that back. */
function confirmsAGuest(pageOf) {
  test("a guest is opened by name, confirmed to the own cell, and taken back with a reason", async () => {
    const page = pageOf();
    await goTo(page, "guests");
    await page.getByTestId("guest-line").first().waitFor();
    const { guests } = await said(page, "/guests");
    assert.equal(guests[0].state, "matched");
    clean(await look(page, "guests"));
    await page.getByTestId("guest-open").first().click();
    await page.getByTestId("guest-name").waitFor();
    clean(await look(page, "guest"));
    await page.getByTestId("guest-confirm").click();
    await page.getByTestId("guest-panel").locator("section").waitFor({ state: "detached" });
    assert.equal((await said(page, "/guests")).guests[0].state, "confirmed");
    await page.getByTestId("guest-open").first().click();
    await page.getByTestId("guest-reason").fill("Nhầm người");
    await page.getByTestId("guest-withdraw").click();
    await page.getByTestId("guest-panel").locator("section").waitFor({ state: "detached" });
    assert.match((await textsOf(page.getByTestId("guest-line")))[0], /Nhầm người/);
    clean(await look(page, "guests-withdrawn"));
  });
}

function keepsInspections(pageOf) {
  test("an inspection is written down, concluded, sent to its cell and taken back", async () => {
    const page = pageOf();
    // A browser calls itself offline when an interface of the computer changes; the server stands beside it all the same.
    await page.evaluate(() => dispatchEvent(new Event("offline")));
    await goTo(page, "inspections");
    await page.getByTestId("inspections-empty").waitFor();
    clean(await look(page, "inspections-empty"));
    await page.getByTestId("inspection-add").click();
    const units = page.getByTestId("inspection-unit").locator("option");
    await units.nth(1).waitFor({ state: "attached" });
    await page.getByTestId("inspection-unit").selectOption({ index: 1 });
    await page.getByTestId("inspection-what").fill("Chấp hành Điều lệ Đảng");
    await page.getByTestId("step-decided").check();
    await page.getByTestId("step-paper-decided").fill("01-QĐ/ĐU");
    clean(await look(page, "inspection-new"));
    await page.getByTestId("inspection-save").click();
    await page.getByTestId("inspection-send").waitFor();
    await page.getByTestId("inspection-begun").fill("01/02/2026");
    await page.getByTestId("inspection-concluded").fill("20/02/2026");
    await page.getByTestId("inspection-demands").fill("Sinh hoạt đều hằng tháng");
    await page.getByTestId("inspection-right_by").fill("31/03/2026");
    await page.getByTestId("inspection-save").click();
    await page.getByTestId("inspection-line").getByText("Quá hạn").waitFor();
    await page.getByTestId("inspection-send").click();
    await page.getByTestId("inspection-send-yes").click();
    await page.getByTestId("inspection-take-back").waitFor();
    clean(await look(page, "inspection-sent"));
    await page.getByTestId("inspection-reason").fill("Gửi nhầm");
    await page.getByTestId("inspection-take-back").click();
    await page.getByTestId("inspection-take-back").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.getByTestId("inspection-panel").locator("section").waitFor({ state: "detached" });
    assert.equal((await shown(page.getByTestId("inspection-line"))).length, 1);
    clean(await look(page, "inspections"));
  });
}

/** On the page of the round of which figures have come. */
function holdsJointSessions(pageOf) {
  test("a joint session is announced with its points, changed and called off with a reason", async () => {
    const page = pageOf();
    const { rounds } = await said(page, "/rounds");
    const round = rounds.find((one) => one.sent > 0);
    await goTo(page, "rounds");
    await page.getByTestId(`round-${round.id}`).getByTestId("round-link").click();
    await page.getByTestId("joint-add").click();
    await page.getByTestId("joint-date").fill("12/12/2026");
    await page.getByTestId("joint-time").fill("19 giờ 30");
    await page.getByTestId("joint-place").fill("Hội trường xã");
    await page.getByTestId("joint-points").fill("Hội trường xã\nNhà văn hóa bản Nà Cà");
    clean(await look(page, "joint-new"));
    await page.getByTestId("joint-save").click();
    const line = page.getByTestId("joint-line");
    await line.getByText("19:30").waitFor();
    clean(await look(page, "joint"));
    await page.getByTestId("joint-cells").click();
    await page.getByTestId("joint-panel").locator("section").waitFor();
    clean(await look(page, "joint-cells"));
    await page.keyboard.press("Escape");
    await page.getByTestId("joint-panel").locator("section").waitFor({ state: "detached" });
    await page.getByTestId("joint-change").click();
    await page.getByTestId("joint-place").fill("Nhà văn hóa xã");
    await page.getByTestId("joint-save").click();
    await line.getByText("Nhà văn hóa xã").waitFor();
    await page.getByTestId("joint-withdraw").click();
    await page.getByTestId("joint-reason").fill("Mưa lũ");
    await page.getByTestId("joint-withdraw-yes").click();
    await line.getByText("Mưa lũ").waitFor();
  });

  test("the sessions of all cells open onto the cells and their sessions, without a question or an entry in the log", async () => {
    const page = pageOf();
    const before = (await said(page, "/names-log")).rows.length;
    await page.getByTestId("session-figures").getByTestId("total-sessions").click();
    const cell = page.getByTestId("total-rows").locator("button");
    await (await shown(cell))[0].click();
    await page.getByTestId("names").waitFor();
    assert.equal(await page.getByTestId("names-warning").count(), 0);
    clean(await look(page, "sessions-of-a-cell"));
    assert.equal((await said(page, "/names-log")).rows.length, before);
    await page.keyboard.press("Escape");
    await page.getByTestId("panel").locator("section").waitFor({ state: "detached" });
  });
}

/** Returns a value of the first row of a register, comments again, and withdraws. */
function returnsARow(pageOf) {
  test("a row is returned with a comment, listed by who acts next, returned again and withdrawn", async () => {
    const page = pageOf();
    await goTo(page, "returns");
    await page.getByTestId("returns-empty").waitFor();
    clean(await look(page, "returns-empty"));
    await goTo(page, "registers");
    await page.getByTestId("register-which").selectOption("propaganda");
    await page.locator("[data-testid=register-table] tfoot td").nth(1).waitFor();
    const { cells } = await said(page, "/registers/propaganda");
    const { unit } = cells.find((cell) => cell.counts?.rows > 0);
    await page.getByTestId(`rows-${unit.id}`).click();
    await page.getByTestId(`return-${unit.id}`).first().click();
    await page.getByTestId("return-which").selectOption({ index: 1 });
    await page.getByTestId("return-comment").fill("Ngày không khớp biên bản");
    clean(await look(page, "return-new"));
    await page.getByTestId("return-make").click();
    await page.getByTestId("return-make").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.getByTestId("register-rows").waitFor({ state: "detached" });
    await goTo(page, "returns");
    await page.getByTestId("returns-cell").getByTestId("return-line").waitFor();
    clean(await look(page, "returns"));
    await page.getByTestId("return-open").click();
    await page.getByTestId("return-old").waitFor();
    assert.equal(
      await page.getByTestId("return-old").textContent(),
      await page.getByTestId("return-present").textContent(),
    );
    clean(await look(page, "return"));
    await page.getByTestId("return-again-comment").fill("Xin xem lại ngày trong biên bản");
    await page.getByTestId("return-again").click();
    await page.getByTestId("return-panel").locator("section").waitFor({ state: "detached" });
    await page.getByTestId("return-line").getByText("Xin xem lại ngày trong biên bản").waitFor();
    await page.getByTestId("return-open").click();
    assert.equal((await shown(page.getByTestId("return-panel").getByTestId("return-comment"))).length, 2);
    await page.getByTestId("return-reason").fill("Biên bản đúng");
    await page.getByTestId("return-withdraw").click();
    await page.getByTestId("returns-nobody").getByTestId("return-line").waitFor();
    clean(await look(page, "returns-withdrawn"));
  });
}

/** A program is refused with a sentence, a PDF goes with the document; it is withdrawn and sent again. */
async function sendsAFile(page) {
  await page.getByTestId("document-materials").click();
  await page.getByTestId("materials-empty").waitFor();
  const choose = page.getByTestId("materials").locator("input[type=file]");
  await choose.setInputFiles({
    name: "vi-rut.exe",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("MZ"),
  });
  await page.getByTestId("material-refused").getByText("vi-rut.exe").waitFor();
  clean(await look(page, "materials-refused"));
  await choose.setInputFiles({
    name: "Đề cương.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7\n"),
  });
  const line = page.getByTestId("material-line");
  await line.getByText("Đề cương.pdf").waitFor();
  clean(await look(page, "materials"));
  const fetched = page.waitForEvent("download");
  await line.getByRole("link").click();
  assert.equal((await fetched).suggestedFilename(), "Đề cương.pdf");
  for (const standing of [words.documents.restore, words.documents.withdraw]) {
    await page.getByTestId("material-withdraw").click();
    await page.getByTestId("material-withdraw").getByText(standing).waitFor();
  }
  await page.keyboard.press("Escape");
  await page.getByTestId("materials").locator("section").waitFor({ state: "detached" });
}

function sendsDocuments(pageOf) {
  test("a document is sent without a round, shows which cells have it, and is withdrawn", async () => {
    const page = pageOf();
    await goTo(page, "rounds");
    await page.getByTestId("documents-open").click();
    await page.getByTestId("documents-empty").waitFor();
    clean(await look(page, "documents-empty"));
    await page.getByTestId("documents-issue").click();
    await page.getByTestId("documents-review").click();
    await page.getByTestId("issue-needs").waitFor();
    await page.getByTestId("issue-document-0-number").fill("12-CV/ĐU");
    await page.getByTestId("issue-document-0-issuer").fill("Đảng ủy xã");
    await page.getByTestId("issue-document-0-date").fill("02/03/2026");
    await page.getByTestId("classified-no").check();
    clean(await look(page, "documents-new"));
    await page.getByTestId("documents-send").click();
    await page.getByTestId("documents-send-yes").click();
    const line = page.getByTestId("document-line");
    await line.getByText("12-CV/ĐU").waitFor();
    clean(await look(page, "documents"));
    await page.getByTestId("document-cells").click();
    await page.getByTestId("document-panel").locator("section").waitFor();
    clean(await look(page, "document-cells"));
    await page.keyboard.press("Escape");
    await page.getByTestId("document-panel").locator("section").waitFor({ state: "detached" });
    await sendsAFile(page);
    await page.getByTestId("document-withdraw").click();
    await page.getByTestId("document-withdraw-yes").click();
    await line.getByText(words.documents.restore).waitFor();
  });
}

/** `after`: where the next test begins. */
export function worksForTheCommittee(pageOf, after) {
  confirmsAGuest(pageOf);
  keepsInspections(pageOf);
  holdsJointSessions(pageOf);
  sendsDocuments(pageOf);
  returnsARow(pageOf);
  test("the committee's pages are left", async () => {
    // What was said of all that would stand before the tests that follow for a minute.
    await pageOf().reload();
    await after();
  });
}
