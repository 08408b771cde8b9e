import { Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import type { InspectionStep, InspectionWords } from "../api";
import styles from "./steps.module.css";
import { STEPS, withStep } from "./words";

type Papers = InspectionWords["steps"];

interface Props {
  steps: Papers;
  change: (steps: Papers) => void;
  error: string | null;
}

/** The twelve steps as a checklist, each with the paper it leaves. */
export function Steps({ steps, change, error }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.steps}>
      <legend>{t("inspections.field.steps")}</legend>
      <Stack gap="xs">
        {STEPS.map((step) => (
          <Step
            key={step}
            step={step}
            paper={steps.find((one) => one.step === step)}
            change={(paper) => change(withStep(steps, step, paper))}
          />
        ))}
      </Stack>
      {error && (
        <Text role="alert" size="sm" fw={600}>
          {error}
        </Text>
      )}
    </fieldset>
  );
}

interface StepProps {
  step: InspectionStep;
  paper: Papers[number] | undefined;
  change: (paper: { date: string; paper: string } | null) => void;
}

function Step({ step, paper, change }: StepProps) {
  const { t } = useTranslation();
  const name = t(`inspections.step.${step}`);
  return (
    <div className={styles.step}>
      <Checkbox
        label={name}
        checked={paper !== undefined}
        onChange={(event) => change(event.currentTarget.checked ? { date: "", paper: "" } : null)}
        data-testid={`step-${step}`}
      />
      {paper && (
        <div className={styles.paper}>
          <DateInput
            aria-label={t("inspections.step_day", { step: name })}
            value={paper.date}
            onChange={(date) => change({ ...paper, date })}
            testId={`step-day-${step}`}
          />
          <TextInput
            aria-label={t("inspections.step_paper", { step: name })}
            placeholder={t("inspections.paper_example")}
            value={paper.paper}
            onChange={(event) => change({ ...paper, paper: event.currentTarget.value })}
            data-testid={`step-paper-${step}`}
          />
        </div>
      )}
    </div>
  );
}
