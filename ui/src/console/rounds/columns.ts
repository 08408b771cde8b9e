import type { Figure } from "../api";

/** Counted columns in the order of the paper form; essays are a pair and have a column of their own. */
export const COUNTED = [
  "due",
  "studied",
  "made_up",
  "make_up_owed",
  "unmarked",
] as const satisfies readonly Figure[];

/** What is said of sessions below the table: how many were held, who presented, attendances and connection points. */
export const OF_SESSIONS = [
  "sessions",
  "sessions_by_superior",
  "sessions_by_secretary",
  "sessions_by_committee_member",
  "sessions_by_cell",
  "turns",
  "points",
] as const satisfies readonly Figure[];
