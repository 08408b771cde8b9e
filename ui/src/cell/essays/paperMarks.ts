import type { Request } from "../../door";
import type { EssayLine } from "../types";

/** What a key does to a member's essay on paper. */
export type PaperAct = "hand_in" | "take_back";

/** An essay that came otherwise, was graded or excused is not changed by one key. */
export function isOpen(row: EssayLine): boolean {
  if (row.form === "exempt" || row.state === "graded") return false;
  return row.state === "handed_in" ? row.form === "paper" : row.owes;
}

/** 1 hands in, 0 takes back, and the space bar does whichever is not done. Letters do nothing: input engines rewrite them. */
export function paperAct(key: string, row: EssayLine): PaperAct | null {
  if (!isOpen(row)) return null;
  const handed = row.state === "handed_in";
  if (key === " ") return handed ? "take_back" : "hand_in";
  if (key === "1") return handed ? null : "hand_in";
  if (key === "0" || key === "Delete") return handed ? "take_back" : null;
  return null;
}

/** Keys after which the next row is chosen, whether or not they changed this one: a paper is copied row by row. */
export function marksPaper(key: string): boolean {
  return key === " " || key === "1" || key === "0" || key === "Delete";
}

/** A row with what is not on the disk yet. */
export function withWaiting(row: EssayLine, sent: Request<"essays.hand_in"> | undefined): EssayLine {
  if (!sent) return row;
  return sent.handed_in
    ? { ...row, form: "paper", state: "handed_in", handed_in_on: sent.on ?? "" }
    : { ...row, state: "not_handed_in", handed_in_on: "" };
}
