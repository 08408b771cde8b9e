import type { TFunction } from "i18next";
import { date } from "../../i18n/formats";
import type { HomeTask } from "../types";

const NAMED: readonly HomeTask["kind"][] = [
  "round_arrived",
  "document_arrived",
  "round_not_followed",
  "form_arrived",
  "form_late",
  "form_to_send",
];

/** "Chưa sao lưu 14 ngày": one sentence for each thing that waits. */
export function taskWords(t: TFunction, task: HomeTask): string {
  if (task.kind === "not_backed_up" && task.count === 0) return t("home.task.never_backed_up");
  // A single round, document or form of the superior is called by its name.
  if (NAMED.includes(task.kind) && task.sent) return t(`home.task.${task.kind}_named`, { label: task.label });
  if (task.kind === "no_thematic_meeting" || task.kind === "number_used_twice") return task.label;
  if (task.kind === "inspection_to_put_right" && !task.label)
    return t("home.task.inspection_to_put_right_undated", { count: task.count });
  if (task.kind === "returned" && !task.label) return t("home.task.returned_undated", { count: task.count });
  return t(`home.task.${task.kind}`, { count: task.count, label: date(task.label) });
}
