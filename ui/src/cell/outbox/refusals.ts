import { Refusal } from "../../door";

/** The disk or the machine refused, not the book: the same words may be saved in a moment. */
const TRY_AGAIN: readonly string[] = [
  "not_saved",
  "disk_full",
  "read_only",
  "in_use",
  "file",
  "internal",
  "no_answer",
];

/** Whether the same save may succeed later: a full disk, a folder gone read-only, a write that failed. */
export function worthRetrying(error: unknown): boolean {
  return !(error instanceof Refusal) || TRY_AGAIN.includes(error.code);
}

/** Nothing is wrong with the words: the book was locked before they came to it. */
export function isLocked(error: unknown): boolean {
  return error instanceof Refusal && error.code === "locked";
}

/** A stamp of secrecy: no copy of such a text may exist, not even a sealed one. */
export function mayNotBeKept(error: unknown): boolean {
  return error instanceof Refusal && error.code === "classified";
}

/** Whether what was refused so is as good as before: the disk or the lock stood in its way, not the book's rules. */
export function staysAfter(error: unknown): boolean {
  return isLocked(error) || worthRetrying(error);
}
