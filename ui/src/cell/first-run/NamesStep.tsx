import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "../types";
import { type BookDraft, ROLES } from "./draft";

interface Props {
  draft: BookDraft;
  onChange: (part: Partial<BookDraft>) => void;
  onBack: () => void;
  onNext: () => void;
}

export function NamesStep({ draft, onChange, onBack, onNext }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const missing = (value: string) => (asked && value.trim() === "" ? t("first_run.needed") : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if ([draft.cell_name, draft.superior_name, draft.full_name].every((value) => value.trim() !== ""))
      onNext();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          id="first-run-cell"
          data-testid="first-run-cell"
          label={t("first_run.cell_name")}
          placeholder={t("first_run.cell_example")}
          autoFocus
          value={draft.cell_name}
          error={missing(draft.cell_name)}
          onChange={(event) => onChange({ cell_name: event.currentTarget.value })}
        />
        <TextInput
          id="first-run-superior"
          data-testid="first-run-superior"
          label={t("first_run.superior_name")}
          placeholder={t("first_run.superior_example")}
          value={draft.superior_name}
          error={missing(draft.superior_name)}
          onChange={(event) => onChange({ superior_name: event.currentTarget.value })}
        />
        <TextInput
          id="first-run-name"
          data-testid="first-run-name"
          label={t("first_run.full_name")}
          value={draft.full_name}
          error={missing(draft.full_name)}
          onChange={(event) => onChange({ full_name: event.currentTarget.value })}
        />
        <NativeSelect
          id="first-run-role"
          data-testid="first-run-role"
          label={t("first_run.role")}
          value={draft.role}
          onChange={(event) => onChange({ role: event.currentTarget.value as Role })}
          data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack} data-testid="first-run-back">
            {t("common.back")}
          </Button>
          <Button type="submit" data-testid="first-run-next">
            {t("common.next")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
