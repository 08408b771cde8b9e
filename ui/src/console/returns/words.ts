import { useTranslation } from "react-i18next";
import { date, dayOfMoment } from "../../i18n/formats";
import type { ReturnLine } from "../api";
import { useLabel } from "../parts/label";

/** Whole days since a moment; none for one that is still to come. */
export function daysSince(moment: string, now: number = Date.now()): number {
  return Math.max(0, Math.floor((now - Date.parse(moment)) / 86_400_000));
}

/** What a return is about, and what it waits for, in words. */
export function useReturnWords() {
  const { t } = useTranslation();
  const label = useLabel();
  /** A field, a figure, or the whole. */
  const part = (part: string, name: ReturnLine["field_name"], question: string) => {
    if (question !== "") return question;
    if (part !== "") return t(`figure.${part}`);
    return name ? label(name) : t("returns.whole");
  };
  return {
    part,
    what: (line: ReturnLine) => {
      const kind = line.round_title || (line.kind_name ? label(line.kind_name) : t("returns.unknown"));
      return `${kind} · ${part(line.part, line.field_name, line.question)}`;
    },
    /** Since when it is as it is. */
    since: (line: ReturnLine) =>
      t("returns.since", { count: daysSince(line.since), day: dayOfMoment(line.since) }),
    by: (line: ReturnLine) =>
      line.by_day === "" || line.next !== "cell"
        ? null
        : t(line.late ? "returns.late" : "returns.by", { day: date(line.by_day) }),
  };
}
