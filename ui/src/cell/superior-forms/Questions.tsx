import { Alert, Group, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { FocusEvent } from "react";
import { useTranslation } from "react-i18next";
import { FieldInput } from "../records/FieldInput";
import { FieldNote } from "../returns/ReturnNotes";
import type { ReturnedThing } from "../returns/useReturns";
import type { FilledForm, FormItem } from "../types";
import { answerTo, depthOf, formatOf, fromWidget, isQuestion, toWidget } from "./answers";
import type { useAnswers } from "./useAnswers";

export const questionId = (name: string) => `answer-${name}`;

interface Props {
  form: FilledForm;
  answers: ReturnType<typeof useAnswers>;
  /** Missing answers are pointed out once somebody has asked to send. */
  showMissing: boolean;
  /** What the superior returned of what was sent. */
  returned: readonly ReturnedThing[];
}

/** What is asked, in the order of the form: each question with the widget of its kind, the error beside it. */
export function Questions({ form, answers, showMissing, returned }: Props) {
  const shown = new Set(answers.evaluated.shown);
  return (
    <Stack gap="md" data-testid="form-questions">
      {form.items
        .filter(({ name }) => shown.has(name))
        .map((item) => (
          <div key={item.name} style={{ marginLeft: `${Math.min(depthOf(form.items, item), 3) * 0.75}rem` }}>
            {isQuestion(item) ? (
              <Question
                item={item}
                form={form}
                answers={answers}
                showMissing={showMissing}
                returned={returned}
              />
            ) : (
              <Heading item={item} />
            )}
          </div>
        ))}
    </Stack>
  );
}

function Heading({ item }: { item: FormItem }) {
  return (
    <>
      {item.kind === "group" ? (
        <Title order={2} size="h3">
          {item.label}
        </Title>
      ) : (
        <Text style={{ whiteSpace: "pre-wrap" }}>{item.label}</Text>
      )}
      {item.hint && <Text c="ink.6">{item.hint}</Text>}
    </>
  );
}

function Question({ item, form, answers, showMissing, returned }: Props & { item: FormItem }) {
  const { t, i18n } = useTranslation();
  const problem = answers.evaluated.problems.find(({ name }) => name === item.name);
  const told = problem && (showMissing || !problem.missing);
  const english = i18n.language === "en";
  const contested = form.answers.some((one) => one.name === item.name && one.contested);
  const leave = (event: FocusEvent<HTMLDivElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) answers.leave(item.name);
  };
  return (
    <div role="group" aria-label={item.label} onFocus={() => answers.enter(item.name)} onBlur={leave}>
      <FieldInput
        id={questionId(item.name)}
        field={{
          name: item.name,
          format: formatOf(item),
          label: item.label,
          required: answers.evaluated.required.includes(item.name),
          choices: item.choices.map(({ name, label }) => ({ value: name, label })),
          none: t("superior_forms.choose"),
          description: item.hint || undefined,
        }}
        value={toWidget(item, answerTo(form, answers.typed, item.name))}
        error={told ? (english ? problem.english : problem.vietnamese) : undefined}
        onChange={(value) => answers.change(item.name, fromWidget(value))}
        readOnly={form.unread || form.form.former !== null}
      />
      {returned
        .filter(({ part }) => part === item.name)
        .map((one) => (
          <FieldNote key={one.id} one={one} />
        ))}
      {contested && (
        <Alert color="yellow" py={6} mt={4} role="alert" data-testid={`contested-${item.name}`}>
          <Group justify="space-between">
            <Text>{t("superior_forms.contested")}</Text>
            <Link to="/cards">{t("superior_forms.to_conflicts")}</Link>
          </Group>
        </Alert>
      )}
    </div>
  );
}
