import type { Choices, ImportPreview, ImportRequest, ImportRow, Proposal } from "../types";

/** Rows of the first further list are numbered from here, of the second from twice as far (intake::FURTHER_LIST). */
const FURTHER_LIST = 10_000_000;

/** Where a row stands: its number in Excel, and its sheet when that is not the first one read. */
export function placeOf(row: number, request: ImportRequest): { row: number; sheet: string | undefined } {
  const list = Math.floor(row / FURTHER_LIST);
  return { row: row % FURTHER_LIST, sheet: list === 0 ? undefined : request.choices?.also?.[list - 1] };
}

/** Lists of the file that are not read yet and that a person may want. */
export function listsNotRead(proposal: Proposal, request: ImportRequest): Proposal["sheets"] {
  return proposal.sheets.filter(({ name, offered }) => offered && !request.choices?.also?.includes(name));
}

/** The same with one more list of the file read. Rows of the lists before keep their numbers. */
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

/** A person has to say, or has said, who this row is. */
export function asksWho(row: ImportRow, request: ImportRequest): boolean {
  return row.status === "review" || (request.decisions ?? []).some((decision) => decision.row === row.row);
}

const ABOUT_REPEATS: readonly Problem["code"][] = ["repeated", "maybe_repeated"];

/** A field with something wrong in it; that a person stands twice is decided, not corrected. */
export function canBeCorrected(problem: Problem): boolean {
  return problem.field !== "" && !ABOUT_REPEATS.includes(problem.code);
}

/** Rows with a problem or somebody they resemble, in the file's order. A row the file left out has no values. */
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

/** As many as the cards that are shown. */
export function placesToReview(preview: ImportPreview, request: ImportRequest): number {
  return (
    preview.problems.filter((problem) => problem.row === 0 && problem.code !== "other_sheet").length +
    rowsToReview(preview, request).length
  );
}

/** The later correction of one field stands. */
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
