import { Refusal } from "../../door";

export interface Wanted {
  id: string;
  /** Whose sheet it is. */
  name: string;
}

export interface Refused {
  name: string;
  why: string;
}

export interface Gathered {
  /** The sheets in the order in which they were wanted. */
  pages: readonly string[];
  /** Whose sheet could not be made, and why. */
  refused: readonly Refused[];
  end: "all" | "stopped" | "locked";
}

interface Watching {
  /** Stops before the next sheet; nothing is printed by it. */
  signal: AbortSignal;
  onSheet: (done: number) => void;
}

/** Reads one sheet after the other. One that can't be made is named, and the others go on. */
export async function gather(
  wanted: readonly Wanted[],
  read: (id: string) => Promise<string>,
  { signal, onSheet }: Watching,
): Promise<Gathered> {
  const pages: string[] = [];
  const refused: Refused[] = [];
  for (const [done, { id, name }] of wanted.entries()) {
    if (signal.aborted) return { pages, refused, end: "stopped" };
    onSheet(done);
    try {
      pages.push(await read(id));
    } catch (error) {
      // What was read of a book that is locked now must not be printed.
      if (error instanceof Refusal && error.code === "locked") return { pages: [], refused, end: "locked" };
      refused.push({ name, why: error instanceof Error ? error.message : String(error) });
    }
  }
  onSheet(wanted.length);
  // Stopped during the last sheet.
  return { pages, refused, end: signal.aborted ? "stopped" : "all" };
}

/** One page for the printer: each sheet begins on paper of its own. */
export function together(title: string, style: string, pages: readonly string[]): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title.replace(/[&<>]/g, "")}</title><style>${style}</style></head><body>${pages.join("")}</body></html>`;
}
