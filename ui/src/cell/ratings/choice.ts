/** The period that is rated: a year, or a quarter of it. */
export interface PeriodChoice {
  year: number;
  /** 0 for the whole year. */
  quarter: number;
}

/** "2026" or "2026-Q3". */
export function written({ year, quarter }: PeriodChoice): string {
  return quarter === 0 ? String(year) : `${year}-Q${quarter}`;
}

/** The years to choose from: this one and ten before, and the one that is chosen. */
export function years(chosen: number, now: number): string[] {
  const all = new Set([chosen, ...Array.from({ length: 11 }, (_, back) => now - back)]);
  return [...all].sort((one, other) => other - one).map(String);
}

/** The period of an address; this year for anything else. */
export function readPeriod(text: string, now: number): PeriodChoice {
  const [, year, quarter] = /^(\d{4})(?:-Q([1-4]))?$/.exec(text) ?? [];
  return year ? { year: Number(year), quarter: Number(quarter ?? 0) } : { year: now, quarter: 0 };
}

/** Points as typed ("17,5") in hundredths; null for an empty field, undefined for what is no number of points. */
export function readPoints(text: string): number | null | undefined {
  const typed = text.trim().replace(",", ".");
  if (typed === "") return null;
  return /^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : undefined;
}

/** Hundredths of a point as people write them: "18", "17,5". */
export function showPoints(points: number | null | undefined): string {
  return points === null || points === undefined ? "" : String(points / 100).replace(".", ",");
}
