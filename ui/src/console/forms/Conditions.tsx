import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Built, before, bound, choicesOf, isLost } from "./source";

type Change = (part: Partial<Built>) => void;

/** Between which numbers an answer has to be. */
export function Bounds({ question, change }: { question: Built; change: Change }) {
  const { t } = useTranslation();
  const error = (typed: string) =>
    typed.trim() !== "" && bound(typed) === null ? t("forms.built.not_a_number") : undefined;
  return (
    <Group grow align="flex-start">
      <TextInput
        label={t("forms.built.least")}
        value={question.least}
        error={error(question.least)}
        onChange={(event) => change({ least: event.currentTarget.value })}
        inputMode="decimal"
        data-testid="built-least"
      />
      <TextInput
        label={t("forms.built.most")}
        value={question.most}
        error={error(question.most)}
        onChange={(event) => change({ most: event.currentTarget.value })}
        inputMode="decimal"
        data-testid="built-most"
      />
    </Group>
  );
}

interface Props {
  questions: readonly Built[];
  place: number;
  change: Change;
}

/** Of whom the question is asked: of everybody, or of whoever chose one answer to a question above it. */
export function Condition({ questions, place, change }: Props) {
  const { t } = useTranslation();
  const earlier = before(questions, place);
  const { onlyIf } = questions[place] ?? {};
  if (earlier.length === 0 && !onlyIf) return null;
  const all = earlier.flatMap((other) =>
    choicesOf(other).map((choice) => ({
      on: { question: other.key, choice },
      label: t("forms.built.only_if", { number: questions.indexOf(other) + 1, choice }),
    })),
  );
  const chosen = all.findIndex(({ on }) => on.question === onlyIf?.question && on.choice === onlyIf?.choice);
  return (
    <NativeSelect
      mt="xs"
      label={t("forms.built.asked")}
      value={chosen < 0 ? "" : String(chosen)}
      error={isLost(questions, place) ? t("forms.built.lost") : undefined}
      onChange={(event) => change({ onlyIf: all[Number(event.currentTarget.value || -1)]?.on ?? null })}
      data={[
        { value: "", label: t("forms.built.always") },
        ...all.map(({ label }, at) => ({ value: String(at), label })),
      ]}
      data-testid="built-only-if"
    />
  );
}
