import { cleanup, fireEvent, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { placesAtWork, pressedIn, SHORTCUTS, useListed, useShortcuts } from "./shortcuts";

afterEach(cleanup);

const NONE = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false };

/** The press that the shown words of a key stand for. */
function pressOf(keys: string) {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  return { ...NONE, key, ctrlKey: parts.includes("Ctrl"), altKey: parts.includes("Alt") };
}

it("every key that is shown does what is said of it, and no key means two things in one place", () => {
  for (const [place, named] of Object.entries(SHORTCUTS))
    for (const [name, keys] of Object.entries(named as Record<string, readonly string[]>))
      for (const key of keys) {
        expect(pressedIn(place as keyof typeof SHORTCUTS, pressOf(key))).toBe(name);
        const general = place === "general" ? name : null;
        expect(pressedIn("general", pressOf(key))).toBe(general);
      }
});

it("a press with another key held, or in the middle of a composed letter, means nothing", () => {
  expect(pressedIn("general", { ...pressOf("Ctrl+K"), altKey: true })).toBeNull();
  expect(pressedIn("rows", { ...pressOf("Enter"), ctrlKey: true })).toBeNull();
  expect(pressedIn("rows", { ...pressOf("Enter"), isComposing: true })).toBeNull();
  expect(pressedIn("general", { ...pressOf("Ctrl+K"), key: "K" })).toBe("search");
});

it("a question mark that is typed into a text opens no guide, and F1 does", () => {
  const guide = vi.fn();
  renderHook(() => useShortcuts("general", { guide }));
  const text = document.body.appendChild(document.createElement("textarea"));
  fireEvent.keyDown(text, { key: "?" });
  expect(guide).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "?" });
  fireEvent.keyDown(text, { key: "F1" });
  expect(guide).toHaveBeenCalledTimes(2);
  text.remove();
});

it("lists the keys of what is on the page, and of nothing that has gone", () => {
  const two = renderHook(() => [useListed("rows"), useListed("rows")]);
  const one = renderHook(() => useListed("form", false));
  expect(placesAtWork()).toEqual(["rows"]);
  two.unmount();
  one.unmount();
  expect(placesAtWork()).toEqual([]);
});
