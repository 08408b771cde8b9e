export type Named = "month" | "quarter" | "year";

export interface Days {
  from: string;
  until: string;
}

const iso = (day: Date) =>
  `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;

/** The month, the quarter or the year in which a day lies, both days included. */
export function periodOf(named: Named, day: Date): Days {
  const year = day.getFullYear();
  const months = { month: 1, quarter: 3, year: 12 }[named];
  const first = Math.floor(day.getMonth() / months) * months;
  return { from: iso(new Date(year, first, 1)), until: iso(new Date(year, first + months, 0)) };
}
