import type { TFunction } from "i18next";

/** "Học tập, quán triệt Chỉ thị 01-CT/TW; …": filled from the documents until somebody types another. */
export function titleFor(t: TFunction, labels: readonly string[]): string {
  return labels.length === 0 ? "" : t("rounds.title_filled", { documents: labels.join("; ") });
}
