import { expect, test } from "vitest";
import { keyOf, megabytes, STEPS, stepped } from "./viewing";

test("a page grows and shrinks by steps and stops at the ends", () => {
  expect(stepped(0, -1)).toBe(0);
  expect(stepped(0, 1)).toBe(1);
  expect(stepped(STEPS.length - 1, 1)).toBe(STEPS.length - 1);
});

test("keys that type or leave the dialog are left alone", () => {
  expect(keyOf("ArrowRight")).toBe("next");
  expect(keyOf("R")).toBe("turn");
  for (const key of ["Escape", "Tab", "Enter", "ArrowUp", "toString"]) expect(keyOf(key)).toBeNull();
});

test("sizes are in megabytes with a comma", () => {
  expect([1, 250_000, 3_140_000, 12_400_000].map(megabytes)).toEqual(["0,1 MB", "0,3 MB", "3,1 MB", "12 MB"]);
});
