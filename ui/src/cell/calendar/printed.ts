import type { TFunction } from "i18next";
import { date } from "../../i18n/formats";
import type { PrintedTable } from "../lists/printedList";
import type { DatedEntry } from "../types";

/** The calendar of a year on paper. */
export function printedCalendar(t: TFunction, year: number, days: readonly DatedEntry[]): PrintedTable {
  const state = (entry: DatedEntry) => {
    if (entry.late) return t("calendar.late");
    return t(entry.open ? "calendar.open" : "calendar.done");
  };
  return {
    title: t("calendar.title", { year: String(year) }),
    columns: ["day", "what", "title_column", "state"].map((column) => ({
      title: t(`calendar.${column}`),
      isCount: false,
    })),
    rows: days.map((entry) => [date(entry.day), entry.vietnamese, entry.title, state(entry)]),
    sums: undefined,
  };
}
