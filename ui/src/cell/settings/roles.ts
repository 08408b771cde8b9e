import type { Role } from "../types";

/** Every role that a person who opens the book can have. A book is begun by one of the first three. */
export const ALL_ROLES: readonly Role[] = [
  "secretary",
  "deputy_secretary",
  "committee_member",
  "grading_member",
  "reader",
];
