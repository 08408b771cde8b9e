import type { TFunction } from "i18next";
import { clock, dayOfMoment } from "../../i18n/formats";
import type { Card, CardSide } from "../types";

/** "19:42 ngày 12/11/2026, trên máy này": by the clock of the laptop it was written on. */
export function whenWords(t: TFunction, side: CardSide): string {
  const where = t(side.here ? "cards.here" : "cards.elsewhere");
  return t("cards.when", { time: clock(side.at), day: dayOfMoment(side.at), where });
}

/** What the button under a side does. */
export function keepWords(t: TFunction, card: Card, side: CardSide): string {
  if (!card.deletion) return t("cards.keep");
  // The deletion stands first until somebody has chosen.
  return t(side.standing ? "cards.keep_deleted" : "cards.keep_undeleted");
}
