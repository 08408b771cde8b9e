import type { LetterCode, TextPreview } from "../types";

/** The codes in which a person can have a text read. */
export const CODES: readonly LetterCode[] = [
  "none",
  "tcvn3",
  "vni",
  "viqr",
  "cp1258",
  "tcvn3_cp1258",
  "vni_cp1258",
];

/** Whether a person has to look at the letters before the text is taken. */
export function isDoubtful(preview: Pick<TextPreview, "certain">): boolean {
  return !preview.certain;
}
