import { useTranslation } from "react-i18next";
import { date, dayOfMoment } from "../../i18n/formats";
import { daysSince, type ReturnedThing } from "./useReturns";

/** What a return is about, and what it waits for, in words. */
export function useReturnWords() {
  const { t, i18n } = useTranslation();
  const english = i18n.language === "en";
  const part = (one: ReturnedThing) => {
    if (one.question !== "") return one.question;
    if (one.kind === "form_answer") return one.part;
    if (one.part !== "") return t(`returns.figure.${one.part}`);
    return english ? one.field_english : one.field_vietnamese;
  };
  return {
    /** "Sổ tuyên truyền – Loa bản · Nội dung" */
    what: (one: ReturnedThing) => {
      const kind = (english ? one.kind_english : one.kind_vietnamese) || t("returns.unknown");
      return [[kind, one.title].filter(Boolean).join(" – "), part(one)].filter(Boolean).join(" · ");
    },
    /** Who acts next, and since when. */
    waits: (one: ReturnedThing) => {
      const since = t("returns.since", { count: daysSince(one.since), day: dayOfMoment(one.since) });
      return `${t(`returns.state.${one.state}`)} · ${since}`;
    },
    by: (one: ReturnedThing) =>
      one.by_day === "" || one.next !== "cell"
        ? null
        : t(one.late ? "returns.late" : "returns.by", { day: date(one.by_day) }),
  };
}
