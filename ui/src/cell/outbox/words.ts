import type { TFunction } from "i18next";
import type { Item } from "./items";

function one(t: TFunction, { about }: Item): string {
  if (about.kind === "form") return t(`outbox.form.${about.name.replace(".", "_")}`);
  return t(`outbox.about.${about.kind}`, { name: about.name });
}

/** The items in words, each once. Many marks are given as a number, because a list of them would be too long to read. */
export function whatTheyAre(t: TFunction, items: readonly Item[]): string[] {
  const marks = items.filter((item) => item.about.kind === "mark");
  const rest = items.filter((item) => item.about.kind !== "mark").map((item) => one(t, item));
  const marked =
    marks.length > 3 ? [t("outbox.about.marks", { count: marks.length })] : marks.map((item) => one(t, item));
  return [...new Set([...marked, ...rest])];
}
