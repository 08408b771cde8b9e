import type { TFunction } from "i18next";
import type { GivenEssayGrade } from "../api";

/** The grades that the committee gives. */
export const GRADES = ["good", "fair", "average"] as const;
export type GradeName = (typeof GRADES)[number];

/** What an essay is called where its author is not named. */
export function codeOf(essay: string): string {
  return essay.slice(0, 4).toUpperCase();
}

/** A grade in words; one that this account can't open says so. */
export function gradeWords(t: TFunction, grade: GivenEssayGrade["grade"]): string {
  return grade ? t(`grading.grade.${grade}`) : t("grading.unknown_grade");
}
