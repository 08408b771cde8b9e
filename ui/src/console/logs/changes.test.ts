import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { startWords } from "../../i18n/words";
import en from "../i18n/en.json";
import vi from "../i18n/vi.json";
import { changeInWords } from "./changes";

beforeAll(() => startWords(vi, en));

function said(field: string, before: string, after: string): string {
  return changeInWords({ field, before, after }, i18next.t, (key) => i18next.exists(key));
}

describe("a change in the log", () => {
  it("says a day as people write it, before and after", () => {
    expect(said("deadline", "2026-06-30", "2026-07-15")).toBe(
      `${vi.acts.field.deadline}: 30/06/2026 → 15/07/2026`,
    );
  });

  it("says only the value of what had none, and that one was taken away", () => {
    expect(said("reason", "", "abc")).toBe(`${vi.acts.field.reason}: abc`);
    expect(said("reason", "abc", "")).toBe(`${vi.acts.field.reason}: abc → ${vi.acts.nothing}`);
  });

  it("says a word of a list in the language of the page", () => {
    expect(said("essay_owers", "nobody", "all_members")).toContain(vi.issue.essay_owers.all_members);
    expect(said("hand_in", "", "1")).toBe(`${vi.acts.field.hand_in}: ${vi.acts.nothing} → ${vi.acts.yes}`);
  });
});
