import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  value: string[];
  onChange: (questions: string[]) => void;
}

/** The superior's questions (Câu 1, 2, 3…), one on a line. */
export function QuestionsInput({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Textarea
      id="essay-asked"
      data-testid="essay-asked"
      label={t("essays.asked")}
      description={t("essays.asked_help")}
      autosize
      minRows={2}
      maxRows={8}
      value={value.join("\n")}
      onChange={(event) =>
        onChange(event.currentTarget.value === "" ? [] : event.currentTarget.value.split("\n"))
      }
    />
  );
}
