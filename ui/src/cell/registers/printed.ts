import type { TFunction } from "i18next";
import type { Register } from "../../generated/registers";
import { number } from "../../i18n/formats";
import type { PrintedTable } from "../lists/printedList";
import type { RegisterRows } from "../types";
import { shownIn } from "./described";

/** Every row of a register, and every field that somebody filled in. */
export function printedRegister(t: TFunction, register: Register, list: RegisterRows): PrintedTable {
  const fields = register.fields.filter(({ name }) => list.rows.some((row) => row.shown[name] !== undefined));
  const page = { english: false, unknown: t("registers.unknown_word") };
  const sum = (name: string) => (list.sums[name] === undefined ? "" : number(list.sums[name]));
  return {
    title: register.vietnamese,
    columns: fields.map((field) => ({ title: field.vietnamese, isCount: field.format === "count" })),
    rows: list.rows.map((row) => fields.map((field) => shownIn(row, field, page))),
    sums: register.sums.length > 0 ? fields.map(({ name }) => sum(name)) : undefined,
  };
}
