import { Alert, Anchor, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FilledForm } from "../types";
import { open } from "./answers";
import { questionId } from "./Questions";

/** Leads to the field of a question; several choices have their field within. */
function goTo(name: string): void {
  const field = document.getElementById(questionId(name));
  field?.scrollIntoView({ block: "center" });
  (field?.matches("input, textarea, select") ? field : field?.querySelector("input"))?.focus();
}

export function goToFirst(form: FilledForm, evaluated: FilledForm["evaluated"]): void {
  const { wrong, missing } = open(form, evaluated);
  const first = wrong[0] ?? missing[0];
  if (first) goTo(first.name);
}

/** What has to be put right and what is missing; each line leads to its question. */
export function Missing({ form, evaluated }: { form: FilledForm; evaluated: FilledForm["evaluated"] }) {
  const { t } = useTranslation();
  const { wrong, missing } = open(form, evaluated);
  if (wrong.length + missing.length === 0) return null;
  const label = (name: string) => form.items.find((item) => item.name === name)?.label ?? name;
  return (
    <Alert color="yellow" data-testid="form-missing">
      <Stack gap={4}>
        {wrong.length > 0 && <Text fw={600}>{t("superior_forms.wrong", { count: wrong.length })}</Text>}
        {wrong.map(({ name }) => (
          <Line key={name} label={label(name)} onGo={() => goTo(name)} />
        ))}
        {missing.length > 0 && <Text fw={600}>{t("superior_forms.missing", { count: missing.length })}</Text>}
        {missing.map(({ name }) => (
          <Line key={name} label={label(name)} onGo={() => goTo(name)} />
        ))}
      </Stack>
    </Alert>
  );
}

function Line({ label, onGo }: { label: string; onGo: () => void }) {
  return (
    <Anchor component="button" type="button" ta="left" onClick={onGo} data-testid="form-go-to">
      {label}
    </Anchor>
  );
}
