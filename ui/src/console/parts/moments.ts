import { clock, clockWithSeconds, dayOfMoment } from "../../i18n/formats";

/** "17:20 12/11/2026": the hour first, as offices write it. */
export function hourAndDay(moment: string): string {
  return `${clock(moment)} ${dayOfMoment(moment)}`;
}

export function exactHourAndDay(moment: string): string {
  return `${clockWithSeconds(moment)} ${dayOfMoment(moment)}`;
}

/** ISO day moved by a number of days. */
export function dayAfter(iso: string, days: number): string {
  const day = new Date(`${iso}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
