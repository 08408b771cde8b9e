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
}

export const TYPES = ["text", "integer", "decimal", "date", "select_one", "select_multiple", "note"] as const;
export type BuiltType = (typeof TYPES)[number];

export const selects = (type: BuiltType): boolean => type === "select_one" || type === "select_multiple";

export const choicesOf = (question: Built): string[] =>
  question.choices
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Questions and choices are named by their places, because nobody sees the names. */
const nameOf = (place: number) => `cau_${place + 1}`;

/** The same cells that a workbook would hold, so that a form built here is checked in the same way. */
export function sourceBuilt(title: string, questions: readonly Built[]): Source {
  const survey = questions.map((question, place) => {
    const list = selects(question.type) ? ` ds_${place + 1}` : "";
    const required = question.required && question.type !== "note" ? "yes" : "";
    const cells = [
      question.type + list,
      nameOf(place),
      question.label.trim(),
      question.hint.trim(),
      required,
    ];
    return { line: place + 2, cells };
  });
  const choices = questions.flatMap((question, place) =>
    selects(question.type)
      ? choicesOf(question).map((label, choice) => [`ds_${place + 1}`, `c${choice + 1}`, label])
      : [],
  );
  return {
    survey: { headings: ["type", "name", "label", "hint", "required"], rows: survey },
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
