import { useTranslation } from "react-i18next";

/** What a kind, a register or a field is called in the language of the page. */
export function useLabel(): (of: { vietnamese: string; english: string }) => string {
  const { i18n } = useTranslation();
  return (of) => (i18n.language === "en" ? of.english : of.vietnamese);
}
