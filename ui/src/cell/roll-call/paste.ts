import { folded } from "../../i18n/folding";
import type { Mark, RollRow } from "../types";
import { markFor } from "./marks";

export type PastedLine =
  | { is: "matched"; text: string; row: RollRow; mark: Mark }
  | { is: "several"; text: string; rows: RollRow[] }
  | { is: "nobody"; text: string }
  | { is: "no_mark"; text: string; row: RollRow };

/** Words people write for a mark in their own sheets; matched whole, without marks or case. */
const WORDS: readonly [string, string][] = [
  ["co mat", "1"],
  ["co mat - diem cau khac", "2"],
  ["cong tac", "3"],
  ["vang: cong tac", "3"],
  ["hoc tap, tap huan", "4"],
  ["vang: hoc tap, tap huan", "4"],
  ["di lam an xa", "5"],
  ["vang: di lam an xa", "5"],
  ["viec rieng", "6"],
  ["om", "6"],
  ["viec rieng, suc khoe", "6"],
  ["vang: viec rieng, suc khoe", "6"],
  ["vang co ly do", "7"],
  ["co phep", "7"],
  ["vang: ly do khac da bao", "7"],
  ["vang", "8"],
  ["vang khong ly do", "8"],
  ["khong phep", "8"],
  ["tinh o noi khac", "9"],
];

function tidy(text: string): string {
  return folded(text).replace(/[–—]/g, "-").replace(/\s+/g, " ").trim();
}

function digitOf(cell: string): string | undefined {
  const typed = tidy(cell);
  if (/^[1-9]$/.test(typed)) return typed;
  return WORDS.find(([word]) => word === typed)?.[1];
}

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

function lineOf(text: string, rows: readonly RollRow[]): PastedLine | null {
  const cells = text.split("\t").map((cell) => cell.trim());
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
  const digit = cells.slice(after).map(digitOf).find(Boolean);
  const marking = digit ? markFor(digit, row, 1) : null;
  return marking
    ? { is: "matched", text: text.trim(), row, mark: marking.mark }
    : { is: "no_mark", text: text.trim(), row };
}

/** Rows copied from a sheet are matched by name. Headings and empty lines are skipped, and nothing is guessed. */
export function readPasted(text: string, rows: readonly RollRow[]): PastedLine[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => lineOf(line, rows))
    .filter((line) => line !== null);
}

/** Each member gets one mark, from the last line that names the member. */
export function marksOf(lines: readonly PastedLine[]): { member: string; mark: Mark }[] {
  const marks = new Map<string, Mark>();
  for (const line of lines) if (line.is === "matched") marks.set(line.row.member, line.mark);
  return [...marks].map(([member, mark]) => ({ member, mark }));
}
