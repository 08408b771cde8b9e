import { Alert, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Answers, Sign } from "./paste";

interface Props {
  signs: readonly Sign[];
  answers: Answers;
  onAnswer: (key: string, digit: string | undefined) => void;
}

/** "x" is presence in one office and absence in another, so the person says once what it is in this sheet. */
export function SignQuestions({ signs, answers, onAnswer }: Props) {
  const { t } = useTranslation();
  if (signs.length === 0) return null;
  return (
    <Alert color="yellow" data-testid="paste-signs">
      <Stack gap="xs">
        <Text fw={600}>{t("roll_call.sign_question")}</Text>
        <Group gap="md" align="flex-end">
          {signs.map((sign) => (
            <NativeSelect
              key={sign.key}
              id={`paste-sign-${sign.key}`}
              data-testid="paste-sign"
              label={
                sign.column
                  ? t("roll_call.sign_in_column", { sign: sign.text, column: sign.column })
                  : t("roll_call.sign", { sign: sign.text })
              }
              w={260}
              value={answers[sign.key] ?? "ask"}
              onChange={(event) => {
                const digit = event.currentTarget.value;
                onAnswer(sign.key, digit === "ask" ? undefined : digit);
              }}
              data={[
                { value: "ask", label: t("roll_call.sign_unanswered") },
                // The word itself says that nobody came.
                ...(sign.absent ? [] : [{ value: "1", label: t("mark.present") }]),
                { value: "7", label: t("roll_call.sign_with_reason") },
                { value: "8", label: t("mark.absent_without") },
                { value: "", label: t("roll_call.sign_none") },
              ]}
            />
          ))}
        </Group>
      </Stack>
    </Alert>
  );
}
