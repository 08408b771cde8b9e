import { Checkbox, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { date, today } from "../../i18n/formats";
import { useAct } from "../queries";
import { useWords } from "../registers/described";
import type { Meeting, MeetingStep } from "../types";
import { MEETING } from "./meetingForms";
import { phasesOf, stepDay } from "./steps";

/** The steps of HD 42 as a list to tick; a tick notes the day, and can be taken back. */
export function Steps({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { label } = useWords();
  const save = useAct("register.save", { done: t("meetings.step_saved"), notifies: true });
  const tick = (step: MeetingStep, done: boolean) =>
    save.mutate({
      register: MEETING.name,
      id: meeting.line.id,
      values: { [step.field]: done ? stepDay(step, meeting.line.date, today()) : "" },
      // A doubt about the meeting itself was answered when the meeting was saved.
      even_so: true,
    });
  return (
    <Paper data-testid="meeting-steps">
      <Stack gap="sm">
        <Title order={2}>{t("meetings.steps")}</Title>
        {phasesOf(meeting.steps).map(({ phase, steps }) => (
          <div key={phase}>
            <Text fw={600}>
              {label({
                vietnamese: steps[0]?.phase_vietnamese ?? "",
                english: steps[0]?.phase_english ?? "",
              })}
            </Text>
            {steps.map((step) => (
              <Group key={step.field} justify="space-between" wrap="nowrap" mih={40}>
                <Checkbox
                  label={label(step)}
                  checked={step.done_on !== ""}
                  disabled={save.isPending}
                  onChange={(event) => tick(step, event.currentTarget.checked)}
                  data-testid={step.field}
                />
                <Text c="ink.6" flex="none">
                  {date(step.done_on)}
                </Text>
              </Group>
            ))}
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
