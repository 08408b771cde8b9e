import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { REGISTERS, type Register, type RegisterField } from "../../generated/registers";
import { number } from "../../i18n/formats";
import { listWords, type PageWords } from "../../i18n/listWords";
import type { Values } from "../records/draft";
import type { RegisterRow } from "../types";

/** Null for a register of another program. */
export function registerNamed(name: string): Register | null {
  return REGISTERS.find((register) => register.name === name) ?? null;
}

/** Words of a register in the language of the page. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const english = i18n.language === "en";
  const unknown = t("registers.unknown_word");
  return useMemo(
    () => ({
      label: (of: { vietnamese: string; english: string }) => (english ? of.english : of.vietnamese),
      counted: (of: Register) => (english ? of.counted_english : of.counted_vietnamese),
      shown: (row: RegisterRow, field: RegisterField) => shownIn(row, field, { english, unknown }),
      word: (word: readonly [string, string, string]) => (english ? word[2] : word[1]),
    }),
    [english, unknown],
  );
}

/** A field of a row as lists and papers show it. */
export function shownIn(
  row: Pick<RegisterRow, "values" | "shown">,
  field: RegisterField,
  page: PageWords,
): string {
  const value = row.values[field.name];
  const shown = row.shown[field.name];
  if (typeof value === "number") return number(value);
  return listWords(field, { value, shown }, page) ?? shown ?? "";
}

/** How many columns a list has room for; the form and the workbook have all. */
const MOST_COLUMNS = 7;

/** The fields a list shows: not the long texts, none that is empty in every row, and no more than fit. */
export function listed(register: Register, rows: readonly { values: Values }[]): readonly RegisterField[] {
  const filled = (field: RegisterField) => rows.some((row) => row.values[field.name] !== undefined);
  const shown = register.fields.filter(
    (field) => field.format !== "block" && (field.required || filled(field)),
  );
  return shown.slice(0, MOST_COLUMNS);
}

/** What a form shows for a row: every field, empty where the row has nothing. */
export function formValues(register: Register, values: Values): Values {
  const empty = (format: string) => (format === "words" || format === "list" ? [] : "");
  const shown = (value: unknown) => (typeof value === "number" ? String(value) : value);
  return Object.fromEntries(
    register.fields.map(({ name, format }) => [name, shown(values[name]) ?? empty(format)]),
  );
}
