/** The registers of the cells, counted. */
import assert from "node:assert/strict";
import { clean, goTo, look, said, shown, test, textsOf, words } from "./district.mjs";

/** `pageOf`: the page of the officer who is logged in; `after`: where the next test begins. */
export function countsRegisters(pageOf, after) {
  test("a register is counted by cell, a silent cell has a dash, and a count opens onto its rows", async () => {
    const page = pageOf();
    await goTo(page, "registers");
    await page.getByTestId("register-which").selectOption("propaganda");
    // The first register has no sum, this one has.
    await page.locator("[data-testid=register-table] tfoot td").nth(1).waitFor();
    const { cells, sums } = await said(page, "/registers/propaganda");
    assert.ok(cells.some((cell) => cell.counts?.rows > 0) && cells.some((cell) => cell.counts === null));
    for (const { unit, counts } of cells) {
      const row = await textsOf(page.getByTestId(`cell-${unit.id}`).locator("td"));
      if (counts === null) for (const text of row) assert.match(text, new RegExp(`^${words.missing}`));
      else assert.equal(Number(row[0].replaceAll(".", "")), counts.rows);
    }
    const foot = await textsOf(page.locator("[data-testid=register-table] tfoot td"));
    assert.equal(Number(foot.at(-1).replaceAll(".", "")), sums.listeners);
    clean(await look(page, "register"));
    const { unit, counts } = cells.find((cell) => cell.counts?.rows > 0);
    await page.getByTestId(`rows-${unit.id}`).click();
    await page.getByTestId("register-row").first().waitFor();
    assert.equal((await shown(page.getByTestId("register-row"))).length, counts.rows);
    clean(await look(page, "register-rows"));
    await page.keyboard.press("Escape");
    await page.getByTestId("register-rows").waitFor({ state: "detached" });
    await page.getByTestId("register-which").selectOption("loudspeaker");
    await page.getByTestId("register-table").waitFor();
    await after();
  });
}
