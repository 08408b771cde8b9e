import i18next from "i18next";
import { describe, expect, it } from "vitest";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import type { DatedEntry } from "../types";
import { entryPlace } from "./DatedList";
import { byMonth } from "./months";
import { printedCalendar } from "./printed";

const entry = (day: string, part: Partial<DatedEntry> = {}): DatedEntry => ({
  day,
  field: "deadline",
  sealed: false,
  vietnamese: "Thời hạn",
  english: "Deadline",
  title: "Một việc",
  open: true,
  late: false,
  names_people: false,
  id: "1",
  round: null,
  register: "assigned_task",
  form: false,
  ...part,
});

describe("the calendar", () => {
  it("has one part for each month that has a day, in order", () => {
    const months = byMonth([entry("2026-01-31"), entry("2026-03-01"), entry("2026-03-31")]);
    expect(months.map(({ month, days }) => [month, days.length])).toEqual([
      ["2026-01", 1],
      ["2026-03", 2],
    ]);
  });

  it("is called by its year, which is no figure with thousands", () => {
    startWords(words, en);
    expect(printedCalendar(i18next.getFixedT("vi"), 2026, []).title).toBe("Lịch năm 2026");
  });

  it("opens the row, the round or its sessions", () => {
    expect(entryPlace(entry("2026-01-31"))).toMatchObject({
      params: { register: "assigned_task" },
      search: { open: "1" },
    });
    const round = { register: null, round: "1" };
    expect(entryPlace(entry("2026-01-31", round)).to).toBe("/rounds/$round");
    expect(entryPlace(entry("2026-01-31", { ...round, id: "2" })).to).toBe("/rounds/$round/sessions");
  });
});
