import type { Figure } from "../api";

/** Counted columns in the order of the paper form; essays are a pair and have a column of their own. */
export const COUNTED = [
  "due",
  "studied",
  "made_up",
  "make_up_owed",
  "unmarked",
] as const satisfies readonly Figure[];
