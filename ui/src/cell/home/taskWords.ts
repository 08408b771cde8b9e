import type { TFunction } from "i18next";
import { date } from "../../i18n/formats";
import type { HomeTask } from "../types";

const NAMED: readonly HomeTask["kind"][] = ["round_arrived", "document_arrived", "round_not_followed"];

/** "Chưa sao lưu 14 ngày": one sentence for each thing that waits. */
export function taskWords(t: TFunction, task: HomeTask): string {
  if (task.kind === "not_backed_up" && task.count === 0) return t("home.task.never_backed_up");
  // A single round or document of the superior is called by its name.
  if (NAMED.includes(task.kind) && task.sent) return t(`home.task.${task.kind}_named`, { label: task.label });
  return t(`home.task.${task.kind}`, { count: task.count, label: date(task.label) });
}
