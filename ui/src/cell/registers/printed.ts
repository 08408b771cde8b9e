import type { Register } from "../../generated/registers";
import { number } from "../../i18n/formats";
import type { PrintedTable } from "../lists/printedList";
import type { RegisterRows } from "../types";

/** Every row of a register, and every field that somebody filled in. */
export function printedRegister(register: Register, list: RegisterRows): PrintedTable {
  const fields = register.fields.filter(({ name }) => list.rows.some((row) => row.shown[name] !== undefined));
  const sum = (name: string) => (list.sums[name] === undefined ? "" : number(list.sums[name]));
  return {
    title: register.vietnamese,
    columns: fields.map((field) => ({ title: field.vietnamese, isCount: field.format === "count" })),
    rows: list.rows.map((row) => fields.map(({ name }) => wordsOf(row, name))),
    sums: register.sums.length > 0 ? fields.map(({ name }) => sum(name)) : undefined,
  };
}

function wordsOf(row: RegisterRows["rows"][number], name: string): string {
  const value = row.values[name];
  return typeof value === "number" ? number(value) : (row.shown[name] ?? "");
}
