import type { Mark, RollRow } from "../types";
import { markFor } from "./marks";
import { ABSENT, digitOf, signOf, tidy } from "./words";

/** A sign that may stand for presence or for absence, in one column of the sheet. */
export interface Sign {
  key: string;
  text: string;
  /** It stands for absence in any case, and only the reason is open. */
  absent: boolean;
  /** The heading of its column or its number, where the same sign stands in several columns. */
  column: string | null;
}

export type PastedLine =
  | { is: "matched"; text: string; row: RollRow; mark: Mark }
  | { is: "asked"; text: string; row: RollRow; sign: Sign }
  | { is: "several"; text: string; rows: RollRow[] }
  | { is: "nobody"; text: string }
  | { is: "no_mark"; text: string; row: RollRow };

/** What the person answered for each sign: the digit of a mark, or "" for none. */
export type Answers = Readonly<Record<string, string | undefined>>;

function yearIn(cells: readonly string[]): string | undefined {
  return cells.map((cell) => /\b(1[89]\d\d|20\d\d)\b/.exec(cell)?.[1]).find(Boolean);
}

/** A cell "Nguyễn Văn An (1971)" names An. The year distinguishes two members of the same name. */
function nameOf(cell: string): string {
  return tidy(cell.replace(/[([]?\s*(1[89]|20)\d\d\s*[)\]]?/g, " "));
}

/** The name is in one cell, or in two: family and middle name, then given name. The mark is in a later cell. */
function findName(
  cells: readonly string[],
  rows: readonly RollRow[],
): { named: RollRow[]; after: number } | null {
  for (const [at, cell] of cells.entries()) {
    for (const [text, after] of [
      [cell, at + 1] as const,
      [`${cell} ${cells[at + 1] ?? ""}`, at + 2] as const,
    ]) {
      const named = rows.filter((row) => tidy(row.name) === nameOf(text));
      if (named.length > 0) return { named, after };
    }
  }
  return null;
}

const HEADINGS = ["ho va ten", "ho ten", "ho va chu dem", "ho dem"];

function isHeading(cells: readonly string[]): boolean {
  return cells.some((cell) => HEADINGS.includes(tidy(cell)));
}

const cellsOf = (text: string) => text.split("\t").map((cell) => cell.trim());

/** The digit that a line says, or the sign that has to be asked about. A cross below "Có mặt" says what its column says. */
function said(
  cells: readonly string[],
  after: number,
  heading: readonly string[],
): { digit: string } | { sign: string; column: number } | null {
  for (const [column, cell] of cells.entries()) {
    if (column < after) continue;
    const digit = digitOf(cell) ?? (signOf(cell) === undefined ? undefined : digitOf(heading[column] ?? ""));
    if (digit !== undefined) return { digit };
    const sign = signOf(cell);
    if (sign !== undefined) return { sign, column };
  }
  return null;
}

function lineOf(text: string, rows: readonly RollRow[], heading: readonly string[]): PastedLine | null {
  const cells = cellsOf(text);
  if (isHeading(cells)) return null;
  const found = findName(cells, rows);
  if (!found) {
    return cells.some((cell) => /\p{L}{2,}.*\s\p{L}/u.test(cell))
      ? { is: "nobody", text: text.trim() }
      : null;
  }
  const { named, after } = found;
  const born = yearIn(cells);
  const same = named.length > 1 && born ? named.filter((row) => row.born.startsWith(born)) : named;
  const row = same[0];
  if (!row || same.length > 1) return { is: "several", text: text.trim(), rows: named };
  const says = said(cells, after, heading);
  if (!says) return { is: "no_mark", text: text.trim(), row };
  if ("digit" in says) return marked(text.trim(), row, says.digit);
  const column = heading[says.column] || String(says.column + 1);
  const sign = { key: `${says.sign}/${says.column}`, text: says.sign, absent: says.sign === ABSENT, column };
  return { is: "asked", text: text.trim(), row, sign };
}

function marked(text: string, row: RollRow, digit: string): PastedLine {
  const marking = markFor(digit, row, 1);
  return marking ? { is: "matched", text, row, mark: marking.mark } : { is: "no_mark", text, row };
}

/** Rows copied from a sheet are matched by name. Headings and empty lines are skipped, and nothing is guessed. */
export function readPasted(text: string, rows: readonly RollRow[]): PastedLine[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const heading = lines.map(cellsOf).find(isHeading) ?? [];
  return lines.map((line) => lineOf(line, rows, heading)).filter((line) => line !== null);
}

/** Each sign of the paste once. A sign that stands in several columns is asked about for each of them. */
export function signsOf(lines: readonly PastedLine[]): Sign[] {
  const signs = new Map<string, Sign>();
  for (const line of lines) if (line.is === "asked") signs.set(line.sign.key, line.sign);
  const all = [...signs.values()];
  return all.map((sign) =>
    all.some((other) => other.key !== sign.key && other.text === sign.text)
      ? sign
      : { ...sign, column: null },
  );
}

/** The lines once the signs are answered. A sign without an answer marks nobody. */
export function answered(lines: readonly PastedLine[], answers: Answers): PastedLine[] {
  return lines.map((line) => {
    const answer = line.is === "asked" ? answers[line.sign.key] : undefined;
    if (line.is !== "asked" || answer === undefined) return line;
    return answer === ""
      ? { is: "no_mark", text: line.text, row: line.row }
      : marked(line.text, line.row, answer);
  });
}

/** Each member gets one mark, from the last line that names the member. */
export function marksOf(lines: readonly PastedLine[]): { member: string; mark: Mark }[] {
  const marks = new Map<string, Mark>();
  for (const line of lines) if (line.is === "matched") marks.set(line.row.member, line.mark);
  return [...marks].map(([member, mark]) => ({ member, mark }));
}
