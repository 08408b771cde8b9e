import type { KeyName } from "../../design/shortcuts";
import type { Mark } from "../types";

/** What each digit marks; letters are left alone, input engines rewrite them. */
const DIGITS: Record<string, Mark> = {
  "0": "unmarked",
  "1": "present",
  "2": "present_elsewhere",
  "3": "absent_work",
  "4": "absent_study",
  "5": "absent_far_away",
  "6": "absent_personal",
  "7": "absent_other",
  "8": "absent_without",
  "9": "counted_elsewhere",
};

/** In the order of their digits, for the legend and the row's own choice. */
export const CHOICES: readonly { digit: string; mark: Mark }[] = [
  ...Object.entries(DIGITS)
    .filter(([digit]) => digit !== "0")
    .map(([digit, mark]) => ({ digit, mark })),
  { digit: "0", mark: "unmarked" },
];

export interface Marking {
  mark: Mark;
  point: number;
}

function otherPoint(row: Marking, points: number): number {
  if (points < 2) return 0;
  if (row.mark !== "present_elsewhere") return 1;
  return row.point + 1 < points ? row.point + 1 : 1;
}

/**
 * What a key does to a row. Null: the key marks nothing (Backspace above all: input engines send it by themselves).
 * An exempt member is "Miễn", or "Có dự, không tính tỷ lệ" on 1; a key for an absence leaves "Miễn" and goes on, so that a person
 * who copies marks from a paper stays on the right row.
 */
export function markFor(key: string, row: Marking & { exempt: boolean }, points: number): Marking | null {
  const digit = key === "Delete" ? "0" : key;
  const mark = DIGITS[digit];
  if (mark === undefined) return null;
  if (row.exempt) {
    const came = mark === "present" || mark === "present_elsewhere";
    return { mark: came ? "exempt_present" : "exempt", point: 0 };
  }
  if (mark === "present_elsewhere") return { mark, point: otherPoint(row, points) };
  return { mark, point: 0 };
}

/** A second press of 2 goes to the next point, so the row must stay in focus while there are several. */
export function goesDown(marking: Marking, points: number): boolean {
  return !(marking.mark === "present_elsewhere" && points > 2);
}

/** The digit of a key event, also from the numeric keypad with Num Lock off; undefined while an input engine composes. */
export function markingKey(event: KeyPressed): string | undefined {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const pad = /^Numpad(\d)$/.exec(event.code);
  if (pad) return pad[1];
  return /^\d$/.test(event.key) || event.key === "Delete" ? event.key : undefined;
}

/** The row that a key of movement goes to; null for any other key. */
export function movedTo(
  key: KeyName<"roll_call"> | KeyName<"paper"> | null,
  at: number,
  last: number,
): number | null {
  if (key === "next") return Math.min(at + 1, last);
  if (key === "previous") return Math.max(at - 1, 0);
  if (key === "first") return 0;
  if (key === "last") return last;
  if (key === "ten_on") return Math.min(at + 10, last);
  if (key === "ten_back") return Math.max(at - 10, 0);
  return null;
}

type KeyPressed = Pick<KeyboardEvent, "key" | "code" | "isComposing" | "ctrlKey" | "altKey" | "metaKey">;
