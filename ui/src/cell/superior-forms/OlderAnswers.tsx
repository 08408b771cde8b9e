import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useAct } from "../queries";
import { Card } from "../totals/Card";
import type { FilledForm } from "../types";

/** Answers to an earlier version: shown with that version, and used again only by a press. */
export function OlderAnswers({ form }: { form: FilledForm }) {
  const { t } = useTranslation();
  const carry = useAct("superior_forms.carry_over", { done: t("superior_forms.carried_over") });
  const fitting = form.older.filter((one) => one.fits).map((one) => one.name);
  if (form.older.length === 0) return null;
  return (
    <Card title={t("superior_forms.older", { version: form.form.version })}>
      <Stack gap={4} data-testid="form-older">
        <Text c="ink.6">{t("superior_forms.older_help")}</Text>
        {form.older.map((one) => (
          <Text key={one.name} data-testid="older-answer" data-fits={one.fits || undefined}>
            {one.label}: <b className="person-name">{one.answer}</b>{" "}
            <Text span c="ink.6">
              {one.version > 0 && t("superior_forms.of_version", { version: one.version })}
              {!one.fits && ` · ${t("superior_forms.fits_not")}`}
            </Text>
          </Text>
        ))}
        <ErrorNote error={carry.error} />
        {fitting.length > 0 && (
          <Group>
            <Button
              variant="default"
              loading={carry.isPending}
              onClick={() => carry.mutate({ id: form.form.id, questions: fitting })}
              data-testid="form-carry-over"
            >
              {t("superior_forms.carry_over", { count: fitting.length })}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}
