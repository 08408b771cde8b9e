import type { TFunction } from "i18next";
import { type Item, listOfMark } from "./items";

function one(t: TFunction, { about }: Item): string {
  if (about.kind === "form") return t(`outbox.form.${about.name.replace(".", "_")}`);
  return t(`outbox.about.${about.kind}`, { name: about.name });
}

/** The items in words, each once. Many marks are given as a number, because a list of them would be too long to read. */
export function whatTheyAre(t: TFunction, items: readonly Item[]): string[] {
  const marked = (["mark", "paper"] as const).flatMap((kind) => {
    const marks = items.filter((item) => item.about.kind === kind);
    const many = marks.length > 3;
    return many ? [t(`outbox.about.${kind}s`, { count: marks.length })] : marks.map((item) => one(t, item));
  });
  const rest = items.filter((item) => listOfMark(item) === null).map((item) => one(t, item));
  return [...new Set([...marked, ...rest])];
}
