import { Button, SimpleGrid } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { HiddenNames } from "../../design/HiddenNames";
import type { DateOf } from "../../i18n/writtenDate";
import { DeletionReach } from "../deletion/DeletionReach";
import { useAct } from "../queries";
import type { Values } from "../records/draft";
import { FieldInput } from "../records/FieldInput";
import { RecordDialog } from "../records/RecordDialog";
import { type RecordDraft, useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { Member, MemberDraft } from "../types";
import { StandingForm, useStandingDraft } from "./StandingForm";
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

interface Shown {
  format: string;
  hint?: string;
  of?: DateOf;
  isName?: boolean;
}

const SHOWN: Record<Field, Shown> = {
  name: { format: "line", isName: true },
  born: { format: "day_or_year", hint: "members.born_hint", of: "birth" },
  sex: { format: "word" },
  joined: { format: "day_or_year" },
  official: { format: "day_or_year", hint: "members.official_hint" },
  duty: { format: "line" },
  party_group: { format: "line" },
  people: { format: "line" },
  card: { format: "line" },
  note: { format: "block" },
};
const SEX_CHOICES = SEXES.map((sex) => ({ value: sex, label: sex }));

function valuesOf(member: Member | null): Record<Field, string> {
  return Object.fromEntries(FIELDS.map((field) => [field, member?.[field] ?? ""])) as Record<Field, string>;
}

interface Props {
  member: Member | null;
  onClose: () => void;
  /** Opens everything that the book holds on the member. */
  onHeld?: () => void;
}

export function MemberForm({ member, onClose, onHeld }: Props) {
  const { t } = useTranslation();
  const record = member?.id ?? null;
  const before = useMemo(() => valuesOf(member), [member]);
  const draft = useRecordDraft({ kind: "members", record, title: t("members.title"), before });
  const standing = useStandingDraft(member);
  const save = useAct("members.save", { done: t("members.saved") });
  const [error, corrected] = useUncorrected(save.error);
  const remove = useAct("members.delete", { done: t("members.deleted"), notifies: true });
  return (
    <RecordDialog
      testId="member"
      title={member ? <span className="person-name">{member.name}</span> : t("members.add")}
      record={record}
      draft={draft}
      also={[standing]}
      error={otherError(error, FIELDS)}
      saving={save.isPending}
      onSave={(then) => save.mutate({ ...(draft.changed as MemberDraft), ...draft.target }, then)}
      deletion={
        member && {
          label: t("members.delete"),
          question: (
            <>
              <HiddenNames text={t("members.delete_question", { name: member.name })} names={[member.name]} />
              <DeletionReach id={member.id} />
            </>
          ),
          onConfirm: (then) => remove.mutate({ id: member.id }, then),
        }
      }
      onClose={onClose}
      below={
        member &&
        onHeld && (
          <Button variant="subtle" onClick={onHeld} data-testid="member-held">
            {t("held.open")}
          </Button>
        )
      }
      above={member && standing.ready && <StandingForm member={member} draft={standing} />}
    >
      <MemberFields draft={draft} error={error} onChange={corrected} />
    </RecordDialog>
  );
}

interface FieldsProps {
  draft: RecordDraft;
  error: unknown;
  onChange: (part: Values) => void;
}

function MemberFields({ draft, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const input = (name: Field) => {
    const { hint, ...shown } = SHOWN[name];
    const described = { ...shown, description: hint && t(hint), choices: SEX_CHOICES };
    return (
      <FieldInput
        id={`member-${name}`}
        field={{ name, label: t(`members.field.${name}`), ...described }}
        value={draft.values[name]}
        error={fieldError(error, name)}
        onChange={(value) => {
          draft.change({ [name]: value });
          onChange({ [name]: value });
        }}
        focused={name === "name"}
      />
    );
  };
  return (
    <>
      {input("name")}
      <SimpleGrid cols={2}>
        {input("born")}
        {input("sex")}
        {input("joined")}
        {input("official")}
        {input("duty")}
        {input("party_group")}
      </SimpleGrid>
      {input("note")}
      <details>
        <summary>{t("members.sensitive")}</summary>
        <SimpleGrid cols={2} mt="xs">
          {input("people")}
          {input("card")}
        </SimpleGrid>
      </details>
    </>
  );
}
