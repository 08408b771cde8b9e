import { isDay } from "../parts/days";
import type { Way } from "./SourcePart";
import type { Built } from "./source";

/** What is typed on the page, as it is kept for this tab. A workbook is chosen anew: it lies on the officer's disk. */
export interface FormDraft {
  title: string;
  deadline: string;
  way: Way;
  questions: Built[];
  toAll: boolean;
  chosen: string[];
}

export const EMPTY: FormDraft = {
  title: "",
  deadline: "",
  way: "workbook",
  questions: [],
  toAll: true,
  chosen: [],
};

export type Need = "title" | "deadline" | "source" | "addressed";

/** What still has to be filled in, in the order of the page. */
export function needs(draft: FormDraft, usable: boolean, renewing: boolean): Need[] {
  const found: Need[] = [];
  if (!usable) found.push("source");
  if (renewing) return found;
  if (draft.title.trim() === "") found.unshift("title");
  if (draft.deadline !== "" && !isDay(draft.deadline)) found.push("deadline");
  if (!draft.toAll && draft.chosen.length === 0) found.push("addressed");
  return found;
}
