import type { TFunction } from "i18next";
import type { FormSource } from "../api";

/** The cells of a workbook as the server takes them. */
export type Source = FormSource["source"];
type Table = Source["survey"];

/** What a spreadsheet may hold in a cell, as its reader gives it. */
export type CellValue = string | number | boolean | Date | null | undefined;
export interface Sheet {
  sheet: string;
  data: readonly (readonly CellValue[])[];
}

/** Larger workbooks are no forms. */
export const LARGEST_FILE = 2_000_000;

/** The text that a person sees in a cell: 12 and not 12.0, a day as 2026-03-12. */
export function cellText(value: CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return String(value);
}

const EMPTY: Table = { headings: [], rows: [] };

/** The first row holds the headings; empty rows are left out, and the others keep their line. */
export function tableOf(sheet: Sheet | undefined): Table {
  if (!sheet) return EMPTY;
  const rows = sheet.data.map((row) => row.map(cellText));
  const [headings = [], ...rest] = rows;
  return {
    headings,
    rows: rest
      .map((cells, place) => ({ line: place + 2, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== "")),
  };
}

/** The three sheets of a form by their names, whatever their case. */
export function sourceOf(sheets: readonly Sheet[]): Source {
  const named = (name: string) => sheets.find(({ sheet }) => sheet.trim().toLowerCase() === name);
  return {
    survey: tableOf(named("survey")),
    choices: tableOf(named("choices")),
    settings: tableOf(named("settings")),
  };
}

/** A question as an officer builds it by hand. */
export interface Built {
  /** Tells the questions of the page apart while they are moved. */
  key: string;
  type: BuiltType;
  label: string;
  hint: string;
  required: boolean;
  /** One choice a line. */
  choices: string;
  /** The bounds of a number as typed; empty for none. */
  least: string;
  most: string;
  /** Asked only of whoever chose this in another question. */
  onlyIf: { question: string; choice: string } | null;
}

export const TYPES = ["text", "integer", "decimal", "date", "select_one", "select_multiple", "note"] as const;
export type BuiltType = (typeof TYPES)[number];

export const selects = (type: BuiltType): boolean => type === "select_one" || type === "select_multiple";

export const choicesOf = (question: Built): string[] =>
  question.choices
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const counts = (type: BuiltType): boolean => type === "integer" || type === "decimal";

/** A bound in the words of a workbook, with a decimal point; null if it is no number. */
export function bound(typed: string): string | null {
  const text = typed.trim().replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(text) ? text : null;
}

/** The condition of a number, and what is said if it is not met. */
function limits(question: Built, t: TFunction): [string, string] {
  if (!counts(question.type)) return ["", ""];
  const [least, most] = [bound(question.least), bound(question.most)];
  const said = (text: string) => text.replace(".", ",");
  if (least !== null && most !== null)
    return [
      `. >= ${least} and . <= ${most}`,
      t("forms.built.between", { least: said(least), most: said(most) }),
    ];
  if (least !== null) return [`. >= ${least}`, t("forms.built.from", { least: said(least) })];
  if (most !== null) return [`. <= ${most}`, t("forms.built.up_to", { most: said(most) })];
  return ["", ""];
}

/** The questions before this one that a question can depend on. */
export const before = (questions: readonly Built[], place: number): Built[] =>
  questions.slice(0, place).filter((one) => one.type === "select_one" && choicesOf(one).length > 0);

/** Whether what a question depends on was removed, moved below it or reworded. */
export const isLost = (questions: readonly Built[], place: number): boolean =>
  Boolean(questions[place]?.onlyIf) && relevance(questions, place) === "";

/** The condition under which a question is asked. */
function relevance(questions: readonly Built[], place: number): string {
  const on = questions[place]?.onlyIf;
  const other = on && before(questions, place).find(({ key }) => key === on.question);
  const choice = other ? choicesOf(other).indexOf(on.choice) : -1;
  return other && choice >= 0 ? `\${${nameOf(questions.indexOf(other))}} = 'c${choice + 1}'` : "";
}

/** Questions and choices are named by their places, because nobody sees the names. */
const nameOf = (place: number) => `cau_${place + 1}`;

const HEADINGS = [
  "type",
  "name",
  "label",
  "hint",
  "required",
  "constraint",
  "constraint_message",
  "relevant",
];

/** The same cells that a workbook would hold, so that a form built here is checked in the same way. */
export function sourceBuilt(title: string, questions: readonly Built[], t: TFunction): Source {
  const survey = questions.map((question, place) => {
    const list = selects(question.type) ? ` ds_${place + 1}` : "";
    const required = question.required && question.type !== "note" ? "yes" : "";
    const cells = [
      question.type + list,
      nameOf(place),
      question.label.trim(),
      question.hint.trim(),
      required,
      ...limits(question, t),
      relevance(questions, place),
    ];
    return { line: place + 2, cells };
  });
  const choices = questions.flatMap((question, place) =>
    selects(question.type)
      ? choicesOf(question).map((label, choice) => [`ds_${place + 1}`, `c${choice + 1}`, label])
      : [],
  );
  return {
    survey: { headings: HEADINGS, rows: survey },
    choices: {
      headings: ["list_name", "name", "label"],
      rows: choices.map((cells, place) => ({ line: place + 2, cells })),
    },
    settings: { headings: ["form_title"], rows: [{ line: 2, cells: [title.trim()] }] },
  };
}

export function moved<T>(list: readonly T[], place: number, by: -1 | 1): T[] {
  const to = place + by;
  const next = [...list];
  const [one] = next.splice(place, 1);
  if (one === undefined || to < 0 || to > next.length) return [...list];
  next.splice(to, 0, one);
  return next;
}
