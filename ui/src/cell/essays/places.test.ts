import { expect, it } from "vitest";
import { filledPlaces, placesOf, textAt, withTextAt } from "./places";

const EMPTY = { awareness: "", self_review: "", proposals: "" };

it("an essay has its three parts, or a box for each question of the round", () => {
  expect(placesOf([], EMPTY)).toEqual(["awareness", "self_review", "proposals"]);
  expect(placesOf(["Câu một?", "Câu hai?"], EMPTY)).toEqual([0, 1]);
});

it("what was written before the questions changed keeps its box", () => {
  expect(placesOf(["Câu một?"], { ...EMPTY, self_review: "Cũ" })).toEqual([0, "self_review"]);
  const answered = withTextAt(EMPTY, 2, "Câu ba");
  expect(answered.answers).toEqual(["", "", "Câu ba"]);
  expect(placesOf(["Câu một?"], answered)).toEqual([0, 2]);
  expect(placesOf([], answered)).toEqual(["awareness", "self_review", "proposals", 2]);
});

it("only what is written is read", () => {
  const written = withTextAt({ ...EMPTY, proposals: "Kiến nghị" }, 1, "Trả lời");
  expect(filledPlaces(written)).toEqual(["proposals", 1]);
  expect([textAt(written, 0), textAt(written, 1), textAt(written, "proposals")]).toEqual([
    "",
    "Trả lời",
    "Kiến nghị",
  ]);
});
