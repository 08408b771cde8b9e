import { Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { chooseLanguage, type Language } from "../../i18n/words";

const LANGUAGES: readonly Language[] = ["vi", "en"];

/** Each language is named in itself. */
export function LanguageChoice() {
  const { i18n, t } = useTranslation();
  return (
    <Group gap="xs" data-testid="language-choice">
      {LANGUAGES.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          className="plain-button"
          data-testid={`language-${code}`}
          aria-pressed={i18n.language === code}
          style={{ fontWeight: i18n.language === code ? 700 : 400 }}
          onClick={() => chooseLanguage(code)}
        >
          {t(`languages.${code}`)}
        </button>
      ))}
    </Group>
  );
}
