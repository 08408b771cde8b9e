import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const KEPT = "form_language";

/** The language in which forms are read, as the person chose it last on this laptop; empty for a form's own. */
export function useFormLanguage(): [string, (language: string) => void] {
  const [language, setLanguage] = useState(() => localStorage.getItem(KEPT) ?? "");
  return [
    language,
    (chosen) => {
      localStorage.setItem(KEPT, chosen);
      setLanguage(chosen);
    },
  ];
}

interface Props {
  languages: readonly string[];
  chosen: string;
  onChoose: (language: string) => void;
}

/** Offered where the superior wrote the form in more than one language. */
export function LanguageChoice({ languages, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  if (languages.length < 2) return null;
  return (
    <NativeSelect
      mb="md"
      maw="22rem"
      label={t("superior_forms.language")}
      data={[...languages]}
      value={languages.includes(chosen) ? chosen : languages[0]}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data-testid="form-language"
    />
  );
}
