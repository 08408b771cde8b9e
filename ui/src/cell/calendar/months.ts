import type { DatedEntry } from "../types";

export interface Month {
  /** `2026-03` */
  month: string;
  days: DatedEntry[];
}

/** Entries that are in order of their day, by month. */
export function byMonth(days: readonly DatedEntry[]): Month[] {
  const months: Month[] = [];
  for (const entry of days) {
    const month = entry.day.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.days.push(entry);
    else months.push({ month, days: [entry] });
  }
  return months;
}
