import type { Item } from "../outbox/items";
import type { FilledForm, FormItem } from "../types";

/** What was typed and is not in the answer of the book yet, by the names of the questions. */
export type Typed = Readonly<Record<string, string>>;

/** The format by which the shared widget shows a question. */
const FORMATS: Record<FormItem["kind"], string> = {
  group: "",
  note: "",
  text: "block",
  integer: "count",
  decimal: "line",
  date: "date",
  select_one: "word",
  select_multiple: "words",
};

export const formatOf = (item: FormItem): string => FORMATS[item.kind];

export const isQuestion = (item: FormItem): boolean => item.kind !== "group" && item.kind !== "note";

/** How deep a group or question lies: 0 for what is in no group. */
export function depthOf(items: readonly FormItem[], item: FormItem): number {
  const around = items.find(({ name }) => name === item.within);
  return around ? 1 + depthOf(items, around) : 0;
}

/** The stored answer as the widget takes it: several choices as a list, a number with the comma that people write. */
export function toWidget(item: FormItem, answer: string): unknown {
  if (item.kind === "select_multiple") return answer === "" ? [] : answer.split(" ");
  return item.kind === "decimal" ? answer.replace(".", ",") : answer;
}

/** What the widget gives, as it is typed into the book. */
export function fromWidget(value: unknown): string {
  return Array.isArray(value) ? value.join(" ") : String(value ?? "");
}

/** The answers of items that wait in the outbox, as far as they were given to this version. */
export function typedAmong(waiting: readonly Item[], version: string): Typed {
  const typed: Record<string, string> = {};
  for (const { request } of waiting) {
    const sent = request as { version: string; answers: readonly { name: string; typed: string }[] };
    if (sent.version !== version) continue;
    for (const one of sent.answers) typed[one.name] = one.typed;
  }
  return typed;
}

export function without(typed: Typed, names: ReadonlySet<string>): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !names.has(name)));
}

/** The answer that is shown: what was typed, or what the book has. */
export function answerTo(form: FilledForm, typed: Typed, name: string): string {
  return typed[name] ?? form.answers.find((one) => one.name === name)?.answer ?? "";
}

/** What has to be done before the form can be sent, in the order of the form: first what is wrong, then what is missing. */
export function open(form: FilledForm, evaluated: FilledForm["evaluated"]) {
  const place = (name: string) => form.items.findIndex((item) => item.name === name);
  const known = [...evaluated.problems].sort((a, b) => place(a.name) - place(b.name));
  return {
    wrong: known.filter((one) => !one.missing),
    missing: known.filter((one) => one.missing),
  };
}
