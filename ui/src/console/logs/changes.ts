import type { TFunction } from "i18next";
import { date } from "../../i18n/formats";
import type { ActChange } from "../api";
import { isDay } from "../parts/days";
import { hourAndDay } from "../parts/moments";

/** Fields that hold a word of a fixed list: its key in the catalogue. */
const WORDS: Record<string, (word: string) => string> = {
  essay_owers: (word) => `issue.essay_owers.${word}`,
  answer: (word) => `acts.answer.${word}`,
  role: (word) => `account.role.${word}`,
  level: (word) => `units.level.${word}`,
};

type Exists = (key: string) => boolean;

function shown(field: string, value: string, t: TFunction, exists: Exists): string {
  if (value === "") return t("acts.nothing");
  if (field === "hand_in") return t("acts.yes");
  if (field === "clock") return hourAndDay(value);
  const word = WORDS[field]?.(value);
  if (word !== undefined && exists(word)) return t(word);
  return isDay(value) ? date(value) : value;
}

/** "Due: 30/06/2026 → 15/07/2026"; what had no value before is only its value. */
export function changeInWords(change: ActChange, t: TFunction, exists: Exists): string {
  const named = `acts.field.${change.field}`;
  const field = exists(named) ? t(named) : change.field;
  const [before, after] = [change.before, change.after].map((value) => shown(change.field, value, t, exists));
  if (change.before === "" && change.field !== "hand_in") return `${field}: ${after}`;
  return `${field}: ${before} → ${after}`;
}
