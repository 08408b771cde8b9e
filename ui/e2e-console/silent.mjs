/** The menu, and whom to call about a round. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { clean, goTo, look, place, said, test, textsOf } from "./district.mjs";

/** `pageOf`: the page of the officer who is logged in. */
export function seesWhoIsSilent(pageOf) {
  test("the menu is one row at 1366, and every page has the keys that work under ?", async () => {
    const page = pageOf();
    const header = await page.locator("header").boundingBox();
    assert.ok(header.height <= 64, `the menu is ${header.height} px high`);
    await page.locator("#content").focus();
    await page.keyboard.press("?");
    await page.getByTestId("shortcuts").locator("section").waitFor();
    clean(await look(page, "shortcuts"));
    await page.keyboard.press("Escape");
    await page.getByTestId("shortcuts").locator("section").waitFor({ state: "hidden" });
  });

  test("who is silent is one click from the log-in, with whom to call", async () => {
    const page = pageOf();
    const { rounds } = await said(page, "/rounds");
    const round = rounds.find((each) => each.silent > 0);
    await page.getByTestId(`round-${round.id}`).getByTestId("round-silent").click();
    const { rows } = await said(page, `/rounds/${round.id}/table`);
    const silent = rows.filter((row) => row.state === "silent");
    const lines = await textsOf(page.locator("[data-testid=silent] tbody tr"));
    assert.equal(lines.length, silent.length);
    for (const [place, row] of silent.entries()) {
      assert.ok(lines[place].includes(row.unit.name) && lines[place].includes(row.contact.phone));
    }
    clean(await look(page, "silent"));
    await page.pdf({ path: join(place.out, "silent.pdf"), preferCSSPageSize: true });
    await goTo(page, "rounds");
  });
}
