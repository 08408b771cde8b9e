/** A grader at the console: shares the essays of a round out, grades one beside its text, and sends the grade home. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { clean, logIn, look, openDistrict, place, said, textsOf } from "./district.mjs";

const ROUND = process.env.ROUND;
let district;
let page;

before(async () => {
  district = await openDistrict();
  page = district.page;
  await page.goto(place.url);
  await logIn(page);
  await page.getByTestId("rounds").waitFor();
});

after(async () => {
  await district?.browser.close();
});

const rows = async () => (await said(page, `/rounds/${ROUND}/grading`)).rows;

test("essays are shared out by their codes, without a name on the page", async () => {
  await page.goto(`${place.url}#/rounds/${ROUND}/essays`);
  await page.getByTestId("essays-grading").click();
  await page.getByTestId("grading-table").waitFor();
  clean(await look(page, "grading-not-shared"));
  await page.getByTestId("grading-grader").first().check();
  await page.getByTestId("grading-each").selectOption("1");
  await page.getByTestId("grading-share").click();
  await page.getByTestId("grading-share-card").waitFor({ state: "detached" });
  assert.deepEqual(
    (await rows()).map(({ state }) => state),
    ["grading"],
  );
  clean(await look(page, "grading-shared"));
});

test("an essay is graded beside its text", async () => {
  await page.getByTestId("grading-open").click();
  await page.getByTestId("essay-text").waitFor();
  await page.getByTestId("give-grade").selectOption("fair");
  await page.getByTestId("give-remark").fill("Cần nêu việc làm cụ thể");
  clean(await look(page, "grading-form"));
  await page.getByTestId("give-save").click();
  await page.getByTestId("settled-line").waitFor();
  clean(await look(page, "grading-settled"));
});

test("the grade goes home by a press and an answer", async () => {
  await page.goto(`${place.url}#/rounds/${ROUND}/grading`);
  await page.getByTestId("grading-send").click();
  await page.getByTestId("grading-send-yes").click();
  await page.getByTestId("grading-send-none").waitFor();
  assert.deepEqual(
    (await rows()).map(({ state }) => state),
    ["sent"],
  );
  assert.equal((await textsOf(page.getByTestId("grading-row"))).length, 1);
  clean(await look(page, "grading-sent"));
  assert.deepEqual(district.complaints, []);
});
