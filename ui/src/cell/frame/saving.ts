import { useSyncExternalStore } from "react";
import { Refusal } from "../../door";

/** Words and marks on the screen that are not on the disk. */
export type Saving = { is: "saved" } | { is: "saving" } | { is: "not_saved" };

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

let waiting = 0;
let failed = false;
let now: Saving = { is: "saved" };
const listeners = new Set<() => void>();

function tell(): void {
  const next: Saving["is"] = failed ? "not_saved" : waiting > 0 ? "saving" : "saved";
  if (next !== now.is) {
    now = { is: next };
    for (const listener of listeners) listener();
  }
}

/** Follows one save; a failed one stays on the status bar until a later one succeeds. */
export async function followSave<T>(save: Promise<T>): Promise<T> {
  waiting += 1;
  tell();
  try {
    const answer = await save;
    failed = false;
    return answer;
  } catch (error) {
    failed = worthRetrying(error);
    throw error;
  } finally {
    waiting -= 1;
    tell();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSaving(): Saving {
  return useSyncExternalStore(subscribe, () => now);
}
