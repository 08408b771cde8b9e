/** Sizes of a page on screen: the whole page first, then shares of the window's width. */
export const STEPS: readonly number[] = [1, 1.6, 2, 2.5, 3.2, 4];

/** A step larger or smaller, within what there is. */
export function stepped(step: number, by: 1 | -1): number {
  return Math.min(STEPS.length - 1, Math.max(0, step + by));
}

export type Said = "previous" | "next" | "larger" | "smaller" | "whole" | "turn";

const KEYS: ReadonlyMap<string, Said> = new Map(
  Object.entries({
    ArrowLeft: "previous",
    PageUp: "previous",
    ArrowRight: "next",
    PageDown: "next",
    "+": "larger",
    "=": "larger",
    "-": "smaller",
    "0": "whole",
    r: "turn",
    R: "turn",
  } as const),
);

/** The command of a key; null for keys that mean something else. */
export function keyOf(key: string): Said | null {
  return KEYS.get(key) ?? null;
}

/** "0,3 MB", "12 MB": tenths are shown only where they matter. */
export function megabytes(bytes: number): string {
  const tenths = Math.max(1, Math.round(bytes / 100_000));
  return tenths >= 100 ? `${Math.round(tenths / 10)} MB` : `${String(tenths / 10).replace(".", ",")} MB`;
}
