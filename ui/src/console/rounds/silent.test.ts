import { expect, it } from "vitest";
import type { TableRow } from "../api";
import { firstOf, toCall } from "./silent";

const row = (part: Partial<TableRow>) =>
  ({ state: "provisional", overdue: null, closed_on: "", ...part }) as TableRow;
const late = row({ overdue: "deadline" });

it("cells that are overdue are listed at once when every cell has sent something", () => {
  expect(firstOf([row({ state: "silent" }), late])).toBe("silent");
  expect(firstOf([row({}), late])).toBe("overdue");
  expect(toCall([row({}), late], "overdue")).toEqual([late]);
});

it("a cell that is closed cannot be called", () => {
  expect(toCall([row({ state: "silent", closed_on: "2026-11-12" })], "silent")).toEqual([]);
});
