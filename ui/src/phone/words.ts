import en from "./i18n/en.json";
import vi from "./i18n/vi.json";

export type Word = keyof typeof vi;

/** Vietnamese, unless the phone speaks English and not Vietnamese. */
const chosen = (languages: readonly string[]) =>
  languages
    .find((language) => /^(vi|en)\b/i.test(language))
    ?.toLowerCase()
    .startsWith("en")
    ? en
    : vi;

export function word(name: Word, values: Record<string, string | number> = {}): string {
  const text = chosen(navigator.languages ?? [navigator.language])[name];
  return text.replace(/\{\{(\w+)\}\}/g, (_, value: string) => String(values[value] ?? ""));
}
