import { afterEach, expect, it } from "vitest";
import { applyTextSize, chooseTextSize, grown, rememberedTextSize } from "./textSize";

afterEach(() => {
  localStorage.clear();
  applyTextSize(100);
});

it("a chosen size is applied at once and remembered on the laptop", () => {
  expect(rememberedTextSize()).toBe(100);
  chooseTextSize(130);
  expect(document.documentElement.style.fontSize).toBe("130%");
  expect(rememberedTextSize()).toBe(130);
  expect(grown(44)).toBe(57);
  chooseTextSize(100);
  expect(document.documentElement.style.fontSize).toBe("");
});

it("a size that does not exist is the usual one", () => {
  localStorage.setItem("text_size", "400");
  expect(rememberedTextSize()).toBe(100);
});
