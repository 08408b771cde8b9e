import i18next, { type FormatterModule, type Resource } from "i18next";
import { initReactI18next } from "react-i18next";
import commonEn from "./common.en.json";
import commonVi from "./common.vi.json";
import { number } from "./formats";
import { withRegisters } from "./registerWords";

export type Language = "vi" | "en";

const REMEMBERED = "language";

export function rememberedLanguage(): Language {
  return localStorage.getItem(REMEMBERED) === "en" ? "en" : "vi";
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

/** Counts in sentences are written as on the papers: "1.200 người". */
const FIGURES: FormatterModule = {
  type: "formatter",
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) => (typeof value === "number" ? number(value) : String(value ?? "")),
};

/** Starts the catalogue of one program. Words of both programs are in common.*.json. English falls back to Vietnamese. */
export function startWords(vi: object, en: object): void {
  const language = rememberedLanguage();
  document.documentElement.lang = language;
  const resources = {
    vi: { translation: { ...commonVi, ...withRegisters(vi, "vietnamese") } },
    en: { translation: { ...commonEn, ...withRegisters(en, "english") } },
  } as Resource;
  void i18next
    .use(FIGURES)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: "vi",
      resources,
      initAsync: false,
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
    });
}
