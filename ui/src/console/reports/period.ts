export type PeriodKind = "year" | "quarter" | "month";

/** As an officer chooses it. */
export interface ReportPeriod {
  kind: PeriodKind;
  year: number;
  /** The quarter or the month. */
  part: number;
}

/** As the server reads it: "2026", "2026-Q3", "2026-11". */
export function written({ kind, year, part }: ReportPeriod): string {
  if (kind === "year") return String(year);
  return kind === "quarter" ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, "0")}`;
}

/** A report is made of a time that has begun: this year and those before it. */
export const yearsUntil = (year: number, count = 6): number[] =>
  Array.from({ length: count }, (_, back) => year - back);
