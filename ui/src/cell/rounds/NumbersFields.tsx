import { Button, Group, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { fieldError } from "../../design/ErrorNote";
import type { Answer } from "../../door";
import { DoubtNote, doubtAt } from "./DoubtNote";

/** Numbers are text while they are typed. */
export interface PaperNumbers {
  plan_number: string;
  plan_dated: string;
  report_number: string;
  report_dated: string;
}

interface Props {
  words: PaperNumbers;
  proposed: Answer<"rounds.propose"> | undefined;
  error: unknown;
  onChange: (part: Partial<PaperNumbers>) => void;
}

/** The numbers and dates of the plan and the report. The next number of the term is proposed and may be changed. */
export function NumbersFields({ words, proposed, error, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {(["plan", "report"] as const).map((paper) => {
        const next = proposed?.[`next_${paper}_number`];
        return (
          <div key={paper}>
            <Group align="flex-end" gap="xs">
              <TextInput
                id={`round-${paper}-number`}
                data-testid={`round-${paper}-number`}
                label={t(`paper_numbers.${paper}_number`)}
                inputMode="numeric"
                w={150}
                value={words[`${paper}_number`]}
                error={fieldError(error, `${paper}_number`)}
                onChange={(event) => onChange({ [`${paper}_number`]: event.currentTarget.value })}
              />
              <DateInput
                testId={`round-${paper}-dated`}
                label={t(`paper_numbers.${paper}_dated`)}
                w={170}
                value={words[`${paper}_dated`]}
                error={fieldError(error, `${paper}_dated`)}
                onChange={(day) => onChange({ [`${paper}_dated`]: day })}
              />
              {next !== undefined && words[`${paper}_number`] === "" && (
                <Button
                  variant="default"
                  onClick={() => onChange({ [`${paper}_number`]: String(next) })}
                  data-testid={`round-${paper}-next`}
                >
                  {t("paper_numbers.take", { number: String(next).padStart(2, "0") })}
                </Button>
              )}
            </Group>
            <DoubtNote sentence={doubtAt(proposed, `${paper}_number`)} />
          </div>
        );
      })}
    </>
  );
}

/** A number as typed; 0 takes it away. */
export function numberOf(text: string): number {
  const read = Number.parseInt(text.trim(), 10);
  return Number.isFinite(read) && read > 0 ? read : 0;
}
