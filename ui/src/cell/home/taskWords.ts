import type { TFunction } from "i18next";
import { date } from "../../i18n/formats";
import type { HomeTask } from "../types";

/** "Chưa sao lưu 14 ngày": one sentence for each thing that waits. */
export function taskWords(t: TFunction, task: HomeTask): string {
  if (task.kind === "not_backed_up" && task.count === 0) return t("home.task.never_backed_up");
  return t(`home.task.${task.kind}`, { count: task.count, label: date(task.label) });
}
