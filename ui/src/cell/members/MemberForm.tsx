import { Button, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { DateInput } from "../../design/DateInput";
import { Dialog } from "../../design/Dialog";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { HistoryNote } from "../history/HistoryNote";
import { useAct } from "../queries";
import type { Member, MemberDraft } from "../types";
import { StandingForm } from "./StandingForm";
import { SEXES } from "./sexes";

const FIELDS = [
  "name",
  "born",
  "sex",
  "joined",
  "official",
  "duty",
  "party_group",
  "people",
  "card",
  "note",
] as const;
type Field = (typeof FIELDS)[number];
type Draft = Record<Field, string>;

function draftOf(member: Member | null): Draft {
  return Object.fromEntries(FIELDS.map((field) => [field, member?.[field] ?? ""])) as Draft;
}

/** Only what was changed is written: two people may mend two fields. */
function changed(member: Member | null, draft: Draft): MemberDraft {
  const before = draftOf(member);
  const fields = FIELDS.filter((field) => draft[field] !== before[field]).map((field) => [
    field,
    draft[field],
  ]);
  return { ...(member ? { id: member.id } : {}), ...Object.fromEntries(fields) } as MemberDraft;
}

export function MemberForm({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => draftOf(member));
  const save = useAct("members.save", { done: t("members.saved") });
  const remove = useAct("members.delete", { done: t("members.deleted"), tell: true });
  const set = (field: Field) => (value: string) => setDraft((before) => ({ ...before, [field]: value }));
  const text = (field: Field) => ({
    id: `member-${field}`,
    "data-testid": `member-${field}`,
    label: t(`members.field.${field}`),
    value: draft[field],
    error: fieldError(save.error, field),
    onChange: (event: { currentTarget: { value: string } }) => set(field)(event.currentTarget.value),
  });
  const day = (field: Field) => ({
    testId: `member-${field}`,
    label: t(`members.field.${field}`),
    value: draft[field],
    yearAllowed: true,
    error: fieldError(save.error, field),
    onChange: set(field),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(changed(member, draft), { onSuccess: onClose });
  };
  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={member ? <span className="person-name">{member.name}</span> : t("members.add")}
      data-testid="member-form"
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput {...text("name")} data-autofocus />
          <SimpleGrid cols={2}>
            <DateInput {...day("born")} of="birth" description={t("members.born_hint")} />
            <NativeSelect
              {...text("sex")}
              data={["", ...SEXES].map((value) => ({ value, label: value || t("common.none") }))}
            />
            <DateInput {...day("joined")} />
            <DateInput {...day("official")} description={t("members.official_hint")} />
            <TextInput {...text("duty")} />
            <TextInput {...text("party_group")} />
          </SimpleGrid>
          <Textarea {...text("note")} autosize minRows={1} />
          <details>
            <summary>{t("members.sensitive")}</summary>
            <SimpleGrid cols={2} mt="xs">
              <TextInput {...text("people")} />
              <TextInput {...text("card")} />
            </SimpleGrid>
          </details>
          <ErrorNote error={otherError(save.error, FIELDS)} />
          <Group justify="space-between">
            {member ? (
              <ConfirmButton
                testId="member-delete"
                variant="subtle"
                question={t("members.delete_question", { name: member.name })}
                answer={t("members.delete")}
                onConfirm={() => remove.mutate({ id: member.id }, { onSuccess: onClose })}
              >
                {t("members.delete")}
              </ConfirmButton>
            ) : (
              <span />
            )}
            <Group>
              <Button variant="default" onClick={onClose} data-testid="member-cancel">
                {t("common.cancel")}
              </Button>
              <Button type="submit" loading={save.isPending} data-testid="member-save">
                {t("common.save")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
      {member && <StandingForm member={member} />}
      {member && <HistoryNote id={member.id} />}
    </Dialog>
  );
}
