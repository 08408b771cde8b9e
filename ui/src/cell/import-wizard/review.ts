import type { Choices, ImportPreview, ImportRequest, ImportRow, Proposal } from "../types";

/** Rows of the first further list are numbered from here, of the second from twice as far (intake::FURTHER_LIST). */
const FURTHER_LIST = 10_000_000;

/** A row is named by its number in Excel, and by its sheet when that is not the first one read. */
export function placeOf(row: number, request: ImportRequest): { row: number; sheet: string | undefined } {
  const list = Math.floor(row / FURTHER_LIST);
  return { row: row % FURTHER_LIST, sheet: list === 0 ? undefined : request.choices?.also?.[list - 1] };
}

/** Lists of the file that are not read yet. */
export function listsNotRead(proposal: Proposal, request: ImportRequest): Proposal["sheets"] {
  return proposal.sheets.filter(({ name, offered }) => offered && !request.choices?.also?.includes(name));
}

/** The choices with one more list of the file. Rows of the earlier lists keep their numbers. */
export function withList(request: ImportRequest, choices: Choices, name: string): ImportRequest {
  return {
    ...request,
    choices: { ...choices, also: [...(request.choices?.also ?? choices.also ?? []), name] },
  };
}

type Problem = ImportPreview["problems"][number];

export interface RowToReview {
  row: number;
  problems: Problem[];
  values: ImportRow | undefined;
}

/** Whether a person has to decide, or has decided, who the row is. */
export function asksWho(row: ImportRow, request: ImportRequest): boolean {
  return row.status === "review" || (request.decisions ?? []).some((decision) => decision.row === row.row);
}

const ABOUT_REPEATS: readonly Problem["code"][] = ["repeated", "maybe_repeated"];

/** Fields with a problem. A person who is entered twice is left out, because that is decided and not corrected. */
export function canBeCorrected(problem: Problem): boolean {
  return problem.field !== "" && !ABOUT_REPEATS.includes(problem.code);
}

/** Rows with a problem or a member they resemble, in the order of the file. A row that was left out has no values. */
export function rowsToReview(preview: ImportPreview, request: ImportRequest): RowToReview[] {
  const values = new Map(preview.rows.map((row) => [row.row, row]));
  const numbers = new Set<number>();
  for (const problem of preview.problems) if (problem.row !== 0) numbers.add(problem.row);
  for (const row of preview.rows) if (asksWho(row, request)) numbers.add(row.row);
  return [...numbers]
    .sort((a, b) => a - b)
    .map((row) => ({
      row,
      problems: preview.problems.filter((problem) => problem.row === row),
      values: values.get(row),
    }));
}

/** The number of rows that the review shows. */
export function placesToReview(preview: ImportPreview, request: ImportRequest): number {
  return (
    preview.problems.filter((problem) => problem.row === 0 && problem.code !== "other_sheet").length +
    rowsToReview(preview, request).length
  );
}

/** The later correction of a field replaces the earlier one. */
export function corrected(request: ImportRequest, row: number, field: string, value: string): ImportRequest {
  const others = (request.corrections ?? []).filter(
    (correction) => correction.row !== row || correction.field !== field,
  );
  return { ...request, corrections: [...others, { row, field, value }] };
}

export function decided(request: ImportRequest, row: number, take: "add" | "skip"): ImportRequest {
  const others = (request.decisions ?? []).filter((decision) => decision.row !== row);
  return { ...request, decisions: [...others, { row, take }] };
}
