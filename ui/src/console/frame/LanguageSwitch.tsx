import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { chooseLanguage, type Language } from "../../i18n/words";
import { LANGUAGES } from "./languages";

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t("language")}
      size="xs"
      value={i18n.language}
      onChange={(chosen) => chooseLanguage(chosen as Language)}
      data={LANGUAGES.map((code) => ({ value: code, label: t(`languages.${code}`) }))}
      data-testid="language"
    />
  );
}
