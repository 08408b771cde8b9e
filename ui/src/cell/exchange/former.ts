import type { TFunction } from "i18next";
import { date } from "../../i18n/formats";
import type { FormerCommittee } from "../types";

/** "Huyện ủy … – cấp trên trước đây, đến hết 30/06/2025" */
export function formerWords(t: TFunction, former: FormerCommittee): string {
  const days = { name: former.name, from: date(former.from), until: date(former.until) };
  return t(former.from ? "former.from_until" : "former.until", days);
}
