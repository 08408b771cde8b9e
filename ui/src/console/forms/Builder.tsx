import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Bounds, Condition } from "./Conditions";
import { type Built, type BuiltType, counts, moved, selects, TYPES } from "./source";

interface Props {
  questions: readonly Built[];
  change: (questions: Built[]) => void;
}

let made = 0;
const blank = (): Built => {
  made += 1;
  const key = `${Date.now()}-${made}`;
  return {
    key,
    type: "text",
    label: "",
    hint: "",
    required: false,
    choices: "",
    least: "",
    most: "",
    onlyIf: null,
  };
};

/** Builds a form question by question, without a workbook. */
export function Builder({ questions, change }: Props) {
  const { t } = useTranslation();
  const replace = (place: number, part: Partial<Built>) =>
    change(questions.map((one, at) => (at === place ? { ...one, ...part } : one)));
  return (
    <Stack data-testid="form-builder">
      {questions.length === 0 && <Text>{t("forms.no_questions")}</Text>}
      {questions.map((question, place) => (
        <Paper withBorder key={question.key} data-testid="built-question">
          <Group justify="space-between" mb="xs">
            <Text fw={600}>{t("forms.question", { number: place + 1 })}</Text>
            <Group gap="xs">
              <Button
                variant="default"
                size="sm"
                aria-label={t("forms.up", { number: place + 1 })}
                disabled={place === 0}
                onClick={() => change(moved(questions, place, -1))}
                data-testid="built-up"
              >
                <IconArrowUp size={18} aria-hidden="true" />
              </Button>
              <Button
                variant="default"
                size="sm"
                aria-label={t("forms.down", { number: place + 1 })}
                disabled={place === questions.length - 1}
                onClick={() => change(moved(questions, place, 1))}
                data-testid="built-down"
              >
                <IconArrowDown size={18} aria-hidden="true" />
              </Button>
              <Button
                variant="default"
                size="sm"
                aria-label={t("forms.remove", { number: place + 1 })}
                onClick={() => change(questions.filter((_, at) => at !== place))}
                data-testid="built-remove"
              >
                <IconTrash size={18} aria-hidden="true" />
              </Button>
            </Group>
          </Group>
          <Question question={question} change={(part) => replace(place, part)} />
          <Condition questions={questions} place={place} change={(part) => replace(place, part)} />
        </Paper>
      ))}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden="true" />}
          onClick={() => change([...questions, blank()])}
          data-testid="built-add"
        >
          {t("forms.add_question")}
        </Button>
      </Group>
    </Stack>
  );
}

function Question({ question, change }: { question: Built; change: (part: Partial<Built>) => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Group grow align="flex-start">
        <NativeSelect
          label={t("forms.built.type")}
          value={question.type}
          onChange={(event) => change({ type: event.currentTarget.value as BuiltType })}
          data={TYPES.map((type) => ({ value: type, label: t(`forms.type.${type}`) }))}
          data-testid="built-type"
        />
        <TextInput
          label={t("forms.built.label")}
          value={question.label}
          onChange={(event) => change({ label: event.currentTarget.value })}
          data-testid="built-label"
        />
      </Group>
      {selects(question.type) && (
        <Textarea
          label={t("forms.built.choices")}
          value={question.choices}
          onChange={(event) => change({ choices: event.currentTarget.value })}
          autosize
          minRows={3}
          data-testid="built-choices"
        />
      )}
      {counts(question.type) && <Bounds question={question} change={change} />}
      {question.type !== "note" && (
        <Group grow align="flex-end">
          <TextInput
            label={t("forms.built.hint")}
            value={question.hint}
            onChange={(event) => change({ hint: event.currentTarget.value })}
            data-testid="built-hint"
          />
          <Checkbox
            label={t("forms.built.required")}
            checked={question.required}
            onChange={(event) => change({ required: event.currentTarget.checked })}
            data-testid="built-required"
          />
        </Group>
      )}
    </Stack>
  );
}
