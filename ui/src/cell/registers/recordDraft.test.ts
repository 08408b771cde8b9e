import { describe, expect, it } from "vitest";
import { registerNamed } from "./described";
import { changed, isTyped, resumed, shownValues } from "./recordDraft";

const propaganda = registerNamed("propaganda");
if (!propaganda) throw new Error("no such register");

describe("a record's form", () => {
  const row = { date: "2026-03-12", channel: "oral", listeners: 40, languages: ["thai"] };
  const before = shownValues(propaganda, row);

  it("shows every field, counts as they are typed and lists as lists", () => {
    expect(before).toMatchObject({ date: "2026-03-12", listeners: "40", languages: ["thai"], note: "" });
    expect(Object.keys(before)).toEqual(propaganda.fields.map((field) => field.name));
  });

  it("sends only what was changed", () => {
    expect(changed(before, { ...before, listeners: "41", languages: ["thai", "kinh"] })).toEqual({
      listeners: "41",
      languages: ["thai", "kinh"],
    });
    expect(isTyped(before, { ...before })).toBe(false);
    expect(isTyped(before, { ...before, note: " " })).toBe(true);
  });

  it("goes on with what was typed, over what somebody else wrote meanwhile", () => {
    const kept = { note: "gõ dở", of_another_program: "x" };
    expect(resumed(before, kept)).toEqual({ ...before, note: "gõ dở" });
    expect(resumed(before, null)).toEqual(before);
  });
});
