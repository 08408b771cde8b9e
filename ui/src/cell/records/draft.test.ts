import { describe, expect, it } from "vitest";
import { changed, withTyped } from "./draft";

describe("what was typed into a form", () => {
  const before = { date: "2026-03-12", listeners: "40", languages: ["thai"], note: "" };

  it("is sent only for changed fields", () => {
    expect(changed(before, { ...before, listeners: "41", languages: ["thai", "kinh"] })).toEqual({
      listeners: "41",
      languages: ["thai", "kinh"],
    });
    expect(changed(before, { ...before, languages: ["thai"] })).toEqual({});
    expect(changed(before, { ...before, note: " " })).toEqual({ note: " " });
  });

  it("replaces what another person wrote meanwhile, without fields of another program", () => {
    const typed = { note: "gõ dở", of_another_program: "x" };
    expect(withTyped(before, typed)).toEqual({ ...before, note: "gõ dở" });
    expect(withTyped(before, {})).toEqual(before);
  });
});
