import { expect, it } from "vitest";
import { periodOf } from "./periods";

it("a month, a quarter and a year begin and end on their days", () => {
  const day = new Date(2028, 1, 15);
  expect(periodOf("month", day)).toEqual({ from: "2028-02-01", until: "2028-02-29" });
  expect(periodOf("quarter", day)).toEqual({ from: "2028-01-01", until: "2028-03-31" });
  expect(periodOf("year", day)).toEqual({ from: "2028-01-01", until: "2028-12-31" });
  expect(periodOf("quarter", new Date(2026, 11, 31))).toEqual({ from: "2026-10-01", until: "2026-12-31" });
});
