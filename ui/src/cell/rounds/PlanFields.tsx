import { Paper, Stack, Text, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Plan } from "../types";
import { PLAN_PARTS } from "./planParts";

interface Props {
  value: Plan;
  onChange: (plan: Plan) => void;
}

/** The plan of a round before it is saved: filled in, to be changed. */
export function PlanFields({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Paper data-testid="new-plan">
      <Text fw={600}>{t("rounds.tab.plan")}</Text>
      <Text c="ink.6" fz="sm" mb="xs">
        {t("round_copy.plan_help")}
      </Text>
      <Stack gap="xs">
        {PLAN_PARTS.map((part) => (
          <Textarea
            key={part}
            id={`new-plan-${part}`}
            data-testid={`new-plan-${part}`}
            label={t(`plan.part.${part}`)}
            autosize
            minRows={2}
            maxRows={6}
            value={value[part].text}
            onChange={(event) =>
              onChange({ ...value, [part]: { text: event.currentTarget.value, done: false } })
            }
          />
        ))}
      </Stack>
    </Paper>
  );
}
