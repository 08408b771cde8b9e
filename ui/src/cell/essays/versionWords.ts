import type { TFunction } from "i18next";
import { moment } from "../../i18n/formats";
import type { EssayVersion } from "../types";

/** "12/11/2026 19:42 · Lò Thị Inh, máy khác": who kept it when, by that laptop's clock. */
export function versionWords(t: TFunction, version: EssayVersion): string {
  const where = version.here ? "" : `, ${t("conflicts.elsewhere")}`;
  const clock = version.clock_doubtful ? ` (${t("conflicts.clock_doubtful")})` : "";
  return `${moment(version.at)} · ${version.by}${where}${clock}`;
}
