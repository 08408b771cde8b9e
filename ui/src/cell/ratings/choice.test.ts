import { describe, expect, it } from "vitest";
import { readPeriod, readPoints, showPoints, written, years } from "./choice";

describe("the period that is rated", () => {
  it("is read as it is written", () => {
    for (const period of [
      { year: 2026, quarter: 0 },
      { year: 2025, quarter: 4 },
    ])
      expect(readPeriod(written(period), 1)).toEqual(period);
  });

  it("is this year for an address that names none", () => {
    for (const text of ["", "2026-Q5", "năm"])
      expect(readPeriod(text, 2026)).toEqual({ year: 2026, quarter: 0 });
  });
});

it("a year that was chosen stays among the years, however old", () => {
  expect(years(2026, 2026)).toHaveLength(11);
  expect(years(2003, 2026).at(-1)).toBe("2003");
});

describe("points", () => {
  it("are typed with a comma or a point, to a hundredth", () => {
    expect(["18", "17,5", "17.25", " 0 "].map(readPoints)).toEqual([1800, 1750, 1725, 0]);
    expect(readPoints("")).toBeNull();
    for (const wrong of ["-1", "một", "1,234", "1 8", "1000"]) expect(readPoints(wrong)).toBeUndefined();
  });

  it("are shown as people write them", () => {
    expect([1800, 1750, 1725, 0].map(showPoints)).toEqual(["18", "17,5", "17,25", "0"]);
    expect(showPoints(null)).toBe("");
  });
});
