import { expect, it } from "vitest";
import { isAhead } from "./receipt";

const NOW = Date.parse("2026-11-29T10:00:00Z");

it("recognises a receipt from the future, also when this laptop's clock was set back", () => {
  expect(isAhead("2040-01-01T00:00:00Z", NOW)).toBe(true);
  expect(isAhead("2026-11-29T10:00:00Z", Date.parse("2001-01-01T00:00:00Z"))).toBe(true);
});

it("accepts clocks a few hours apart and an old receipt", () => {
  expect(isAhead("2026-11-29T20:00:00Z", NOW)).toBe(false);
  expect(isAhead("2024-01-01T00:00:00Z", NOW)).toBe(false);
});
