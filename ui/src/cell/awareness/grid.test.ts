import { describe, expect, it } from "vitest";
import { cells, emptyTotals, pasted, pastedNumbers, valueAt, withValue } from "./grid";
import type { Question } from "./types";

const QUESTIONS: Question[] = [
  { form: "single", text: "Một", choices: ["Có", "Không"] },
  { form: "number", text: "Hai", choices: [] },
  { form: "text", text: "Ba", choices: [] },
];

describe("the grid of totals", () => {
  it("has a cell for each choice, two for a number and one for words", () => {
    expect(cells(QUESTIONS)).toHaveLength(5);
  });

  it("begins without any number, because what is empty was not counted", () => {
    const { sheets, answers } = emptyTotals(QUESTIONS);
    expect([sheets, ...cells(QUESTIONS).map((cell) => valueAt(answers, cell))].join("")).toBe("");
  });

  it("is filled from the cell on in which a column was pasted, and not beyond its end", () => {
    const { answers } = emptyTotals(QUESTIONS);
    const numbers = pastedNumbers("4\r\n\r\n70\t12\r\n99\r\n98\r\n") ?? [];
    const filled = pasted(QUESTIONS, answers, 1, numbers);
    expect(cells(QUESTIONS).map((cell) => valueAt(filled, cell))).toEqual(["", "4", "", "70", "12"]);
  });

  it("leaves one number alone to the field", () => {
    expect(pastedNumbers("17\n")).toBeNull();
  });

  it("changes one cell and no other", () => {
    const { answers } = emptyTotals(QUESTIONS);
    const second = cells(QUESTIONS)[1];
    if (!second) throw new Error("no cell");
    const changed = withValue(answers, second, "8");
    expect(changed[0]?.counts).toEqual(["", "8"]);
    expect(changed[1]).toEqual(answers[1]);
  });
});
