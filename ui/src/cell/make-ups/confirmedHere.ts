import type { ConfirmedMakeUp } from "../types";

/** What the superior confirmed for an absence, by session and member. */
export type ConfirmedHere = ReadonlyMap<string, ConfirmedMakeUp>;

export const absenceOf = (of: { session: string | null; member: string | null }) =>
  `${of.session}-${of.member}`;

export function confirmedHere(confirmed: readonly ConfirmedMakeUp[]): ConfirmedHere {
  return new Map(confirmed.filter(({ session }) => session !== null).map((one) => [absenceOf(one), one]));
}

/** Those that wait to be recorded. Those of a former superior can be recorded as well, each by itself. */
export function toRecord(confirmed: readonly ConfirmedMakeUp[]): readonly ConfirmedMakeUp[] {
  return confirmed.filter(({ state, former }) => state === "to_record" && !former);
}

/** Those for which the book has no absence, or no such member. */
export function fitNothing(confirmed: readonly ConfirmedMakeUp[]): readonly ConfirmedMakeUp[] {
  return confirmed.filter(({ state }) => state === "no_absence" || state === "unknown_member");
}
