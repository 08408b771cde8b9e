import type { TFunction } from "i18next";
import type { GradedLine } from "../types";

/** What the grades of the team come to, as far as the person at work may see it. */
export function inTeam(t: TFunction, row: GradedLine): string {
  if (row.differs) return t("grading.differ");
  if (row.agreed) return t("grading.agree", { grade: t(`grade.${row.agreed}`) });
  return t("grading.graders", { count: row.graders });
}
