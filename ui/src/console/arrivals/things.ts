import type { i18n as I18n, TFunction } from "i18next";
import type { Arrivals } from "../api";

/** What people recognise, never changes or bytes. */
export function thingsInWords(t: TFunction, i18n: I18n, things: Arrivals["rows"][number]["things"]): string {
  const counted = things.filter((each) => each.count > 0);
  if (counted.length === 0) return t("arrivals.nothing_new");
  return counted
    .map(({ thing, count }) => {
      // Records of registers are counted in the words of their register.
      const keys = [`arrivals.thing.${thing}`, `thing.${thing}`];
      return t(keys.find((key) => i18n.exists(key)) ?? "arrivals.thing.other", { count });
    })
    .join(", ");
}
