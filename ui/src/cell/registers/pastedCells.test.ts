import { describe, expect, it } from "vitest";
import { pastedCells, pastedTexts } from "./pastedCells";

describe("cells copied from a spreadsheet", () => {
  it("are split at tabs and ends of lines, without what is empty to the end", () => {
    expect(pastedCells("a\t\tb\t\t\r\n\t\t\r\n\r\nc\n")).toEqual([["a", "", "b"], ["c"]]);
    expect(pastedCells("")).toEqual([]);
  });

  it("hold line breaks, tabs and quotation marks when they are quoted", () => {
    expect(pastedCells('x\t"Dòng một\nDòng ""hai""\t"\ny')).toEqual([["x", 'Dòng một\nDòng "hai"\t'], ["y"]]);
    expect(pastedCells('5" ống')).toEqual([['5" ống']]);
  });
});

describe("what was pasted for a field", () => {
  const text = "Ngày\tHình thức\n20/03/2026\tĐiện báo\n21/03/2026";

  it("is found below the headings, or from the first line where there are none", () => {
    const headed = pastedTexts(text, ["date", "channel"], 2);
    expect([headed(0, "channel"), headed(1, "date"), headed(1, "channel")]).toEqual([
      "Điện báo",
      "21/03/2026",
      "",
    ]);
    expect(pastedTexts(text, ["date", "channel"], 3)(1, "channel")).toBe("Điện báo");
  });

  it("is nothing for a field without a column, and for rows that were read otherwise", () => {
    expect(pastedTexts(text, ["date", null], 2)(0, "channel")).toBe("");
    expect(pastedTexts(text, ["date", "channel"], 1)(0, "date")).toBe("");
  });
});
