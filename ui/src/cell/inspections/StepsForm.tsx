import { Checkbox, SimpleGrid, Text, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { fieldError, otherError } from "../../design/ErrorNote";
import type { Answer } from "../../door";
import { useAct } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";

type Step = Answer<"inspections.get">["steps"][number];
type Typed = Pick<Step, "done" | "date" | "paper">;

interface Props {
  id: string;
  steps: readonly Step[];
  onClose: () => void;
}

/** The twelve steps. Only those that were changed are saved. */
export function StepsForm({ id, steps, onClose }: Props) {
  const { t } = useTranslation();
  const before = useMemo(
    () => Object.fromEntries(steps.map(({ step, done, date, paper }) => [step, { done, date, paper }])),
    [steps],
  );
  const title = t("inspections.edit_steps");
  const draft = useRecordDraft({ kind: "inspection-steps", record: id, title, before });
  const save = useAct("inspections.save_steps", { done: t("registers.saved") });
  const typed = draft.values as Record<string, Typed>;
  const changed = Object.entries(draft.changed as Record<string, Typed>);
  return (
    <RecordDialog
      testId="steps"
      title={title}
      record={null}
      draft={draft}
      error={otherError(
        save.error,
        steps.map(({ step }) => `step-${step}`),
      )}
      saving={save.isPending}
      onSave={(then) =>
        save.mutate({ id, steps: changed.map(([step, values]) => ({ step, ...values })) }, then)
      }
      unfit={!draft.typed}
      onClose={onClose}
    >
      {steps.map((step) => (
        <OneStep
          key={step.step}
          step={step}
          typed={typed[step.step] ?? step}
          error={fieldError(save.error, `step-${step.step}`)}
          onChange={(next) => {
            draft.change({ [step.step]: next });
            save.reset();
          }}
        />
      ))}
    </RecordDialog>
  );
}

interface StepProps {
  step: Step;
  typed: Typed;
  error: string | undefined;
  onChange: (next: Typed) => void;
}

function OneStep({ step, typed, error, onChange }: StepProps) {
  const { t } = useTranslation();
  const { done, date, paper } = typed;
  return (
    <div>
      <Checkbox
        label={step.label}
        checked={done}
        onChange={(event) => onChange({ done: event.currentTarget.checked, date, paper })}
        data-testid={`step-${step.step}`}
      />
      {(done || date !== "" || paper !== "") && (
        <SimpleGrid cols={2} mt={4} pl="xl">
          <DateInput
            testId={`step-date-${step.step}`}
            label={t("inspections.date")}
            value={date}
            onChange={(next) => onChange({ done, date: next, paper })}
          />
          <TextInput
            label={t("inspections.paper")}
            value={paper}
            onChange={(event) => onChange({ done, date, paper: event.currentTarget.value })}
            classNames={{ input: "person-name" }}
            data-testid={`step-paper-${step.step}`}
          />
        </SimpleGrid>
      )}
      {error && (
        <Text c="red.9" role="alert" data-testid={`step-error-${step.step}`}>
          {error}
        </Text>
      )}
    </div>
  );
}
