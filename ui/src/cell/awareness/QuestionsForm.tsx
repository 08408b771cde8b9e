import { Button, Group, NativeSelect, Paper, Stack, Textarea } from "@mantine/core";
import { IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { useAct } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { type Check, FORMS, hasChoices, type Question, type QuestionForm } from "./types";

/** A question as it is typed: one choice on each line. */
interface Typed {
  form: QuestionForm;
  text: string;
  choices: string;
}

const NEW: Typed = { form: "single", text: "", choices: "" };

const typed = ({ form, text, choices }: Question): Typed => ({ form, text, choices: choices.join("\n") });

function asked({ form, text, choices }: Typed): Question {
  const lines = choices.split("\n").map((line) => line.trim());
  return { form, text, choices: hasChoices(form) ? lines.filter((line) => line !== "") : [] };
}

interface Props {
  check: Check;
  onClose: () => void;
}

export function QuestionsForm({ check, onClose }: Props) {
  const { t } = useTranslation();
  const before = useMemo(
    () => ({ questions: check.questions.length > 0 ? check.questions.map(typed) : [NEW] }),
    [check.questions],
  );
  const title = t("awareness.edit_questions");
  const draft = useRecordDraft({ kind: "awareness-questions", record: check.id, title, before });
  const save = useAct("awareness.set_questions", { done: t("awareness.questions_saved") });
  const questions = draft.values.questions as Typed[];
  const change = (next: Typed[]) => {
    draft.change({ questions: next });
    save.reset();
  };
  const fields = questions.map((_, place) => `question-${place}`);
  return (
    <RecordDialog
      testId="questions"
      title={title}
      record={null}
      draft={draft}
      error={otherError(save.error, fields)}
      saving={save.isPending}
      onSave={(then) => save.mutate({ id: check.id, questions: questions.map(asked) }, then)}
      unfit={!draft.typed}
      onClose={onClose}
    >
      {questions.map((question, place) => (
        <OneQuestion
          // biome-ignore lint/suspicious/noArrayIndexKey: questions go by their place
          key={place}
          place={place}
          question={question}
          error={fieldError(save.error, `question-${place}`)}
          onChange={(next) => change(questions.map((old, at) => (at === place ? next : old)))}
          onRemove={() => change(questions.filter((_, at) => at !== place))}
          onUp={place === 0 ? null : () => change(movedUp(questions, place))}
        />
      ))}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => change([...questions, NEW])}
          data-testid="questions-add"
        >
          {t("awareness.add_question")}
        </Button>
      </Group>
    </RecordDialog>
  );
}

function movedUp(questions: Typed[], place: number): Typed[] {
  const moved = [...questions];
  const [one] = moved.splice(place, 1);
  if (one) moved.splice(place - 1, 0, one);
  return moved;
}

interface QuestionProps {
  place: number;
  question: Typed;
  error: string | undefined;
  onChange: (next: Typed) => void;
  onRemove: () => void;
  onUp: (() => void) | null;
}

function OneQuestion({ place, question, error, onChange, onRemove, onUp }: QuestionProps) {
  const { t } = useTranslation();
  const number = place + 1;
  return (
    <Paper>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-end">
          <NativeSelect
            label={t("awareness.question_form", { number })}
            value={question.form}
            onChange={(event) => onChange({ ...question, form: event.currentTarget.value as QuestionForm })}
            data={FORMS.map((form) => ({ value: form, label: t(`awareness.form.${form}`) }))}
            data-testid={`question-form-${place}`}
          />
          <Group gap="xs">
            {onUp && (
              <Button
                variant="subtle"
                leftSection={<IconArrowUp size={20} aria-hidden />}
                onClick={onUp}
                data-testid={`question-up-${place}`}
              >
                {t("awareness.move_up")}
              </Button>
            )}
            <Button
              variant="subtle"
              leftSection={<IconTrash size={20} aria-hidden />}
              onClick={onRemove}
              data-testid={`question-remove-${place}`}
            >
              {t("awareness.remove_question")}
            </Button>
          </Group>
        </Group>
        <Textarea
          label={t("awareness.question", { number })}
          autosize
          minRows={1}
          maxRows={6}
          value={question.text}
          error={error}
          onChange={(event) => onChange({ ...question, text: event.currentTarget.value })}
          data-testid={`question-text-${place}`}
        />
        {hasChoices(question.form) && (
          <Textarea
            label={t("awareness.choices")}
            description={t("awareness.choices_help")}
            autosize
            minRows={3}
            maxRows={12}
            value={question.choices}
            onChange={(event) => onChange({ ...question, choices: event.currentTarget.value })}
            data-testid={`question-choices-${place}`}
          />
        )}
      </Stack>
    </Paper>
  );
}
