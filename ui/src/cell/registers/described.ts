import { useTranslation } from "react-i18next";
import { REGISTERS, type Register, type RegisterField } from "../../generated/registers";

export type Values = Record<string, unknown>;

/** Null for a register of another program. */
export function registerNamed(name: string): Register | null {
  return REGISTERS.find((register) => register.name === name) ?? null;
}

/** Words of a register in the language of the page. */
export function useWords() {
  const { i18n } = useTranslation();
  const english = i18n.language === "en";
  return {
    label: (of: { vietnamese: string; english: string }) => (english ? of.english : of.vietnamese),
    counted: (of: Register) => (english ? of.counted_english : of.counted_vietnamese),
    word: (word: readonly [string, string, string]) => (english ? word[2] : word[1]),
  };
}

/** How many columns a list has room for; the form and the workbook have all. */
const MOST_COLUMNS = 7;

/** The fields a list shows: not the long texts, and no more than fit. */
export function listed(register: Register): readonly RegisterField[] {
  return register.fields.filter((field) => field.format !== "block").slice(0, MOST_COLUMNS);
}
