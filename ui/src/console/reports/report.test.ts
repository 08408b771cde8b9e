import { expect, it } from "vitest";
import { written, yearsUntil } from "./period";

it("writes a period as the server reads it", () => {
  expect(written({ kind: "year", year: 2026, part: 3 })).toBe("2026");
  expect(written({ kind: "quarter", year: 2026, part: 3 })).toBe("2026-Q3");
  expect(written({ kind: "month", year: 2026, part: 2 })).toBe("2026-02");
});

it("offers this year first and none that is still to come", () => {
  expect(yearsUntil(2026, 3)).toEqual([2026, 2025, 2024]);
});
