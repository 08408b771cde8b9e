/** What an officer does with a round that was issued and with a cell, and the log of it. */
import assert from "node:assert/strict";
import { clean, goTo, look, place, said, shown, test, textsOf } from "./district.mjs";

/** On the page of the round that was just issued. */
export function changesARound(pageOf) {
  test("the round just issued gets another deadline, is corrected, withdrawn and restored, and the log says so", async () => {
    const page = pageOf();
    const id = page.url().slice(-32);
    const act = async (name) => {
      await page.getByTestId("round-acts").click();
      await page.getByTestId(`round-${name}`).click();
    };
    await act("extend");
    await page.getByTestId("extend-deadline").fill("15/01/2027");
    clean(await look(page, "extend"));
    await page.getByTestId("extend-yes").click();
    await page.getByTestId("extend-yes").waitFor({ state: "detached" });
    assert.equal((await said(page, `/rounds/${id}`)).deadline, "2027-01-15");

    await act("correct");
    await page.getByTestId("issue-document-0-number").fill("98-CV/HU");
    await page.getByTestId("issue-title").fill("Học tập 98-CV/HU");
    await page.getByTestId("correct-review").click();
    assert.equal((await textsOf(page.getByTestId("correct-changes").locator("li"))).length, 2);
    clean(await look(page, "correct"));
    await page.getByTestId("correct-yes").click();
    await page.getByTestId("coverage-headline").waitFor();
    const corrected = await said(page, `/rounds/${id}`);
    assert.deepEqual([corrected.title, corrected.documents[0].number], ["Học tập 98-CV/HU", "98-CV/HU"]);

    await act("withdraw");
    await page.getByTestId("withdraw-yes").click();
    assert.equal((await said(page, `/rounds/${id}`)).withdrawn, null, "a reason is needed first");
    await page.getByTestId("withdraw-reason").fill("Gửi nhầm văn bản");
    clean(await look(page, "withdraw"));
    await page.getByTestId("withdraw-yes").click();
    await page.getByTestId("withdrawn").waitFor();
    clean(await look(page, "withdrawn"));
    await act("restore");
    await page.getByTestId("restore-yes").click();
    await page.getByTestId("withdrawn").waitFor({ state: "detached" });

    await goTo(page, "acts");
    const acts = await shown(page.getByTestId("acts-row"));
    const done = await Promise.all(acts.slice(0, 4).map((each) => each.getAttribute("data-what")));
    assert.deepEqual(done, ["round_restored", "round_withdrawn", "round_corrected", "round_extended"]);
    clean(await look(page, "acts"));
  });
}

/** On the page of units, filtered to the cell that was just added. */
export function changesACell(pageOf) {
  test("a cell added by mistake is removed and taken back, and a notice covers no dialog", async () => {
    const page = pageOf();
    await page.getByTestId("unit-leave").click();
    await page.getByTestId("leave-reason").fill("Thêm nhầm");
    clean(await look(page, "leave"));
    await page.getByTestId("leave-yes").click();
    const former = page.locator("[data-testid^=former-]").locator("tr").first();
    await former.waitFor();
    const notice = await page.locator(".mantine-Notification-root").last().boundingBox();
    assert.ok(notice.y > page.viewportSize().height / 2, "a notice stands at the foot of the window");
    assert.equal(await page.getByTestId("unit-leave").count(), 0);
    clean(await look(page, "former"));
    await page.getByTestId("former-back").click();
    clean(await look(page, "take-back"));
    await page.getByTestId("former-back-yes").click();
    await page.getByTestId("unit-leave").waitFor();
  });

  test("an officer is shown by name", async () => {
    const page = pageOf();
    await page.getByTestId("account").click();
    await page.getByTestId("call-me").click();
    await page.getByTestId("my-name-person").fill("Lò Thị Mẫu Lan");
    clean(await look(page, "my-name"));
    await page.getByTestId("my-name-save").click();
    await page.getByTestId("my-name-save").waitFor({ state: "detached" });
    await page.getByTestId("account").filter({ hasText: "Lò Thị Mẫu Lan" }).waitFor();
    await page.getByTestId("unit-invite").first().click();
    await page.getByTestId("invite-make").click();
    await page.getByTestId("invite-kept").click();
    assert.equal((await said(page, "/invites")).rows[0].made_by, `Lò Thị Mẫu Lan (${place.login})`);
  });
}

export function revokesALaptop(pageOf) {
  test("revoking asks first and says what happens", async () => {
    const page = pageOf();
    await goTo(page, "laptops");
    // `click` waits for the list to arrive; the server needs at least one laptop in use.
    await page.getByTestId("revoke").first().click();
    await page.getByTestId("revoke-yes").click();
    assert.equal(await page.getByTestId("revoke-yes").count(), 1, "a reason is needed first");
    clean(await look(page, "revoke"));
    await page.keyboard.press("Escape");
  });
}
