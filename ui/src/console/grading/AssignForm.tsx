import { Button, Checkbox, Group, NativeSelect, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type GradingOfEssay, type WhichEssay } from "../api";
import { Refused } from "../parts/Refused";
import { useGrading } from "./useGrading";

/** Who grades one essay, and who leads the settling. Once it is settled on, nobody is changed. */
export function AssignForm({ which, grading }: { which: WhichEssay; grading: GradingOfEssay }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>(grading.graders.map(({ name }) => name));
  const [lead, setLead] = useState(grading.lead?.name ?? "");
  const save = useGrading(
    which,
    (graders: readonly string[]) => api.assignEssay(which, { graders: [...graders], lead: lead || null }),
    t("grading.assigned"),
  );
  if (grading.settled) return null;
  return (
    <Paper withBorder data-testid="grade-assign">
      <Stack gap="xs">
        <Title order={3} size="h4">
          {t("grading.assign")}
        </Title>
        <Text size="sm">{t("grading.assign_help")}</Text>
        <Checkbox.Group label={t("grading.graders")} value={[...chosen]} onChange={setChosen}>
          <Stack gap="xs" mt="xs">
            {grading.choices.map(({ name, person }) => (
              <Checkbox key={name} value={name} label={person} data-testid="assign-grader" />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={t("grading.lead_field")}
          value={lead}
          onChange={(event) => setLead(event.currentTarget.value)}
          data={[
            { value: "", label: t("grading.lead_none") },
            ...grading.choices.map(({ name, person }) => ({ value: name, label: person })),
          ]}
          data-testid="assign-lead"
        />
        <Refused error={save.error} testId="assign-refused" />
        <Group>
          <Button
            variant="default"
            loading={save.isPending}
            onClick={() => save.mutate(chosen)}
            data-testid="assign-save"
          >
            {t("grading.assign_save")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
