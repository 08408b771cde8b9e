import { papers } from "../../door";
import { type After, realTime } from "../outbox/outbox";

export interface Notice {
  text: string;
  /** What was done, a sentence about the page, or a refusal that no form has a place for. */
  kind: "done" | "sentence" | "refusal";
  undo: (() => void) | null;
  /** Opens what was written. */
  open?: () => void;
}

/** A refusal stays longer, because it says what to do; so does what can be undone or opened. */
const STAYS_MS = { done: 4000, undoable: 8000, openable: 12_000, sentence: 5000, refusal: 12_000 };

function stays(notice: Notice): number {
  if (notice.open) return STAYS_MS.openable;
  return STAYS_MS[notice.undo ? "undoable" : notice.kind];
}

/** One notice at a time: two would take too much of a small screen. What an earlier one offered to undo is in the history. */
export class Notices {
  private now: Notice | null = null;
  private cancel = () => {};
  private readonly listeners = new Set<() => void>();

  constructor(private readonly after: After = realTime) {}

  current(): Notice | null {
    return this.now;
  }

  show(notice: Notice): void {
    this.set(notice);
    this.cancel = this.after(stays(notice), () => this.set(null));
  }

  /** Something else is being saved: "undo" would now be read as undoing that. */
  overtaken(): void {
    if (this.now?.undo) this.set(null);
  }

  close(): void {
    this.set(null);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private set(notice: Notice | null): void {
    this.cancel();
    this.cancel = () => {};
    this.now = notice;
    for (const listener of this.listeners) listener();
  }
}

export const notices = new Notices();

export function showDone(text: string, undo: (() => void) | null): void {
  notices.show({ text, kind: "done", undo });
}

/** A file was written. The button opens it in the system's program for it. */
export function showWritten(text: string, path: string): void {
  const open = () => void papers.open(path).catch(showRefusal);
  notices.show({ text, kind: "done", undo: null, open });
}

export function showSentence(text: string): void {
  notices.show({ text, kind: "sentence", undo: null });
}

export function showRefusal(error: Error): void {
  notices.show({ text: error.message, kind: "refusal", undo: null });
}
