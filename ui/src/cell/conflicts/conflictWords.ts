import type { TFunction } from "i18next";
import { clock, dayOfMoment } from "../../i18n/formats";
import type { Conflict, ConflictSide } from "../types";

/** "19:42 ngày 12/11/2026, trên máy này": by the clock of the laptop it was written on. */
export function whenWords(t: TFunction, side: ConflictSide): string {
  const where = t(side.here ? "conflicts.here" : "conflicts.elsewhere");
  return t("conflicts.when", { time: clock(side.at), day: dayOfMoment(side.at), where });
}

/** The words on the button of a side. */
export function keepWords(t: TFunction, conflict: Conflict, side: ConflictSide): string {
  if (!conflict.deletion) return t("conflicts.keep");
  // The deletion is in force until a person has chosen.
  return t(side.standing ? "conflicts.keep_deleted" : "conflicts.keep_undeleted");
}
