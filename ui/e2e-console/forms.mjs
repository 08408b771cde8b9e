/** Forms for cells to fill in: from a workbook and by hand, issued, renewed, extended, withdrawn. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { clean, goTo, look, said, shown, test, textsOf } from "./district.mjs";

const fixture = (name) => fileURLToPath(new URL(`../../tests/fixtures/forms/${name}`, import.meta.url));

async function choose(page, name) {
  const choosing = page.waitForEvent("filechooser");
  await page.getByTestId("form-choose-file").click();
  await (await choosing).setFiles(fixture(name));
}

async function issue(page) {
  await page.getByTestId("form-issue").click();
  await page.getByTestId("form-issue-yes").click();
  await page.getByTestId("form-table").waitFor();
}

function fromAWorkbook(pageOf) {
  test("a workbook with faults is refused line by line, and one without is shown as the cells see it and issued", async () => {
    const page = pageOf();
    await goTo(page, "forms");
    await page.getByTestId("forms-empty").waitFor();
    await page.getByTestId("form-new").click();
    await page.getByTestId("form-issue-not-yet").click();
    await page.getByTestId("form-needs").waitFor();
    await choose(page, "co-loi.xlsx");
    const problems = await shown(page.getByTestId("form-problem"));
    const lines = await Promise.all(problems.map((one) => one.locator("td").nth(1).textContent()));
    assert.deepEqual(lines, ["6", "7"]);
    assert.equal(await page.getByTestId("form-preview").count(), 0);
    clean(await look(page, "form-refused"));
    await choose(page, "bao-cao.xlsx");
    await page.getByTestId("form-preview").waitFor();
    assert.equal(await page.getByTestId("new-form-title").inputValue(), "Báo cáo nhanh từ tệp");
    await page.getByTestId("new-form-deadline").fill("15/12/2199");
    clean(await look(page, "form-new"));
    await issue(page);
    const { forms } = await said(page, "/forms");
    assert.deepEqual([forms.length, forms[0].sent, forms[0].deadline], [1, 0, "2199-12-15"]);
    assert.equal((await shown(page.getByTestId("form-cell"))).length, forms[0].cells);
    clean(await look(page, "form"));
    await page.getByTestId("tab-totals").click();
    await page.getByTestId("form-totals").waitFor();
    clean(await look(page, "form-totals"));
    await page.getByTestId("tab-questions").click();
    await page.getByTestId("form-preview").waitFor();
  });
}

function builtByHand(pageOf) {
  test("a new version is built by hand, and the form is extended, withdrawn and restored", async () => {
    const page = pageOf();
    const act = async (name) => {
      await page.getByTestId("form-acts").click();
      await page.getByTestId(name).click();
    };
    await act("form-renew-open");
    await page.getByTestId("form-by-hand").click();
    for (const [place, [type, label]] of [
      ["integer", "Số người dự"],
      ["select_one", "Đã họp chưa?"],
    ].entries()) {
      await page.getByTestId("built-add").click();
      await page.getByTestId("built-type").nth(place).selectOption(type);
      await page.getByTestId("built-label").nth(place).fill(label);
    }
    await page.getByTestId("built-choices").fill("Có\nChưa");
    await page.getByTestId("built-up").nth(1).click();
    await page.getByTestId("built-least").fill("0");
    await page.getByTestId("built-most").fill("500");
    await page.getByTestId("built-only-if").selectOption({ label: "Chỉ khi câu 1 trả lời “Có”" });
    await page.getByTestId("form-look").click();
    await page.getByTestId("form-preview").waitFor();
    clean(await look(page, "form-built"));
    await page.getByTestId("form-renew").click();
    await page.getByTestId("form-renew-yes").click();
    await page.getByTestId("form-table").waitFor();
    const form = (await said(page, `/forms/${page.url().slice(-32)}`)).form;
    assert.deepEqual(
      [form.versions[0].number, form.items.map((item) => item.label)],
      [2, ["Đã họp chưa?", "Số người dự"]],
    );
    await act("form-extend");
    await page.getByTestId("form-extend-deadline").fill("20/12/2199");
    await page.getByTestId("form-extend-yes").click();
    await page.getByTestId("form-extend-yes").waitFor({ state: "detached" });
    await act("form-withdraw");
    await page.getByTestId("form-withdraw-yes").click();
    await page.getByTestId("form-withdraw-reason").fill("Trùng với mẫu khác");
    clean(await look(page, "form-withdraw"));
    await page.getByTestId("form-withdraw-yes").click();
    await page.getByTestId("form-withdrawn").waitFor();
    await act("form-restore");
    await page.getByTestId("form-restore-yes").click();
    await page.getByTestId("form-withdrawn").waitFor({ state: "detached" });
    await goTo(page, "forms");
    assert.match((await textsOf(page.getByTestId("form-line")))[0], /Báo cáo nhanh từ tệp/);
    clean(await look(page, "forms"));
  });
}

/** `after`: where the next test begins. */
export function asksWithForms(pageOf, after) {
  fromAWorkbook(pageOf);
  builtByHand(pageOf);
  test("the forms are left", async () => {
    await pageOf().reload();
    await after();
  });
}
