import { expect, it } from "vitest";
import { isAhead } from "./receipt";

const NOW = Date.parse("2026-11-29T10:00:00Z");

it("notices a receipt of 2040, and one that this laptop's clock set back makes look so", () => {
  expect(isAhead("2040-01-01T00:00:00Z", NOW)).toBe(true);
  expect(isAhead("2026-11-29T10:00:00Z", Date.parse("2001-01-01T00:00:00Z"))).toBe(true);
});

it("says nothing of clocks a few hours apart, or of a receipt of long ago", () => {
  expect(isAhead("2026-11-29T20:00:00Z", NOW)).toBe(false);
  expect(isAhead("2024-01-01T00:00:00Z", NOW)).toBe(false);
});
