import { readDate } from "../../i18n/writtenDate";

/** True for an ISO day that is in the calendar; false for anything typed otherwise, or nothing. */
export function isDay(value: string): boolean {
  return /^\d{4}-/.test(value) && readDate(value).kind === "day";
}
