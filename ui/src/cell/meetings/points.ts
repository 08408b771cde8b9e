import type { Values } from "../records/draft";
import type { MeetingGrade, PointScheme } from "../types";

/** The schemes that hold on a day, written as `2026-11-05`. */
export function schemesOn(schemes: readonly PointScheme[], day: string): PointScheme[] {
  return schemes.filter(({ from, until }) => (from === "" || from <= day) && (until === "" || day <= until));
}

/** The longest scheme has no more criteria than this. */
const MOST_CRITERIA = 40;

/** What the form shows at first: the points that were given before, or nothing. The program gives none. */
export function beganWith(schemes: readonly PointScheme[], given: MeetingGrade | undefined): Values {
  const scheme = schemes.find(({ name }) => name === given?.scheme) ?? schemes[0];
  const points = Array.from({ length: MOST_CRITERIA }, (_, place) => [
    `points.${place}`,
    given?.points[place]?.given ?? "",
  ]);
  return { scheme: scheme?.id ?? "", ...Object.fromEntries(points) };
}

/** The points as they are sent: one for each criterion, in its order. */
export function pointsOf(scheme: PointScheme, values: Values): string[] {
  return scheme.criteria.map((_, place) => String(values[`points.${place}`] ?? ""));
}
