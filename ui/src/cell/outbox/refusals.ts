import { Refusal } from "../../door";

/** The disk or the machine refused, not the rules of the book, so the same save may succeed later. */
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

/** The book was locked before the save reached it, so nothing is wrong with the text. */
export function isLocked(error: unknown): boolean {
  return error instanceof Refusal && error.code === "locked";
}

/** The text bears a stamp of secrecy. No copy of it may exist, not even a sealed one. */
export function mayNotBeKept(error: unknown): boolean {
  return error instanceof Refusal && error.code === "classified";
}

/** Whether the refused item is still worth saving, because the disk or the lock refused it and not the rules of the book. */
export function staysAfter(error: unknown): boolean {
  return isLocked(error) || worthRetrying(error);
}
