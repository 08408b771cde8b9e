import { folded } from "../../i18n/folding";

/** The filter of a list. A day is ISO, or the typed text while it is not a whole day; an empty text does not filter. */
export interface Filter {
  text: string;
  from: string;
  until: string;
}

export const NO_FILTER: Filter = { text: "", from: "", until: "" };

export function isNarrowed({ text, from, until }: Filter): boolean {
  return text !== "" || from !== "" || until !== "";
}

/** Whether a bound of the period is typed completely. */
export function isDay(bound: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(bound);
}

/** Whether each word typed is in one of the texts, with marks or without, and the day is in the period. */
export function fits({ text, from, until }: Filter, texts: readonly string[], day = ""): boolean {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const found = words.every((word) => texts.some((each) => folded(each).includes(word)));
  // Of an old document only the year may be known, which is then compared alone.
  const known = (bound: string) => bound.slice(0, day.length);
  const begun = !isDay(from) || (day !== "" && known(from) <= day);
  const ended = !isDay(until) || (day !== "" && day <= known(until));
  return found && begun && ended;
}
