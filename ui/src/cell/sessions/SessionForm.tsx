import { Group, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { fieldError, otherError } from "../../design/ErrorNote";
import { DeletionReach } from "../deletion/DeletionReach";
import { useAct } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import { DoubtNote } from "../rounds/DoubtNote";
import { period } from "../rounds/RoundTable";
import type { Round, Session } from "../types";
import { AgendaFields } from "./AgendaFields";
import { type Draft, draftOf, FORMS, isOutside, type PartProps, PRESENTERS, requestOf } from "./draft";
import { NonMembersFields } from "./NonMembersFields";
import { PointsField } from "./PointsField";
import { SpeakersField } from "./SpeakersField";
import { Summoned } from "./Summoned";

const FIELDS = ["date", "time", "part", "place", "points", "speaker", "chair", "agenda"] as const;

interface Props {
  round: Round;
  session: Session | null;
  onClose: () => void;
}

export function SessionForm({ round, session, onClose }: Props) {
  const { t } = useTranslation();
  const record = session?.id ?? null;
  const before = useMemo(() => ({ ...draftOf(session) }), [session]);
  // Two rounds may each have a session half typed in.
  const kind = record ? "sessions" : `sessions-${round.id}`;
  const kept = useRecordDraft({ kind, record, title: t("sessions.add"), before });
  const draft = kept.values as unknown as Draft;
  const save = useAct("sessions.save", { done: t("sessions.saved") });
  const [error, corrected] = useUncorrected(save.error);
  const remove = useAct("sessions.delete", { done: t("sessions.deleted"), notifies: true });
  const change = (part: Partial<Draft>) => {
    kept.change({ ...part });
    corrected("everybody" in part ? { ...part, summoned: part.summoned } : part);
  };
  return (
    <RecordDialog
      testId="session"
      size={940}
      title={session?.label ?? t("sessions.add")}
      record={record}
      draft={kept}
      error={otherError(error, FIELDS)}
      saving={save.isPending}
      onSave={(then) => save.mutate({ ...requestOf(round.id, draft), ...kept.target }, then)}
      deletion={
        session && {
          label: t("sessions.delete"),
          question: (
            <>
              {t("sessions.delete_question", { label: session.label })}
              <DeletionReach id={session.id} />
            </>
          ),
          onConfirm: (then) => remove.mutate({ id: session.id }, then),
        }
      }
      onClose={onClose}
    >
      <WhenAndHow draft={draft} onChange={change} error={error} />
      <DoubtNote
        sentence={
          isOutside(round, draft.date)
            ? t("session_more.outside", { days: period(round.from, round.to) })
            : undefined
        }
      />
      <WhereAndWho draft={draft} onChange={change} error={error} />
      <AgendaFields draft={draft} onChange={change} error={error} />
      <Summoned draft={draft} onChange={change} />
      <NonMembersFields draft={draft} onChange={change} />
    </RecordDialog>
  );
}

function WhenAndHow({ draft, onChange, error }: PartProps & { error: unknown }) {
  const { t } = useTranslation();
  return (
    <div className="session-when">
      <DateInput
        testId="session-date"
        label={t("sessions.field.date")}
        value={draft.date}
        error={fieldError(error, "date")}
        onChange={(date) => onChange({ date })}
        data-autofocus
      />
      <TextInput
        id="session-time"
        data-testid="session-time"
        label={t("sessions.field.time")}
        placeholder="19:30"
        value={draft.time}
        error={fieldError(error, "time")}
        onChange={(event) => onChange({ time: event.currentTarget.value })}
      />
      <NativeSelect
        id="session-form"
        data-testid="session-form-of"
        label={t("sessions.field.form")}
        value={draft.form}
        onChange={(event) => onChange({ form: event.currentTarget.value as Draft["form"] })}
        data={FORMS.map((form) => ({ value: form, label: t(`session_form.${form}`) }))}
      />
      <TextInput
        id="session-part"
        data-testid="session-part"
        label={t("sessions.field.part")}
        value={draft.part}
        error={fieldError(error, "part")}
        onChange={(event) => onChange({ part: event.currentTarget.value })}
      />
    </div>
  );
}

function WhereAndWho({ draft, onChange, error }: PartProps & { error: unknown }) {
  const { t } = useTranslation();
  const text = (field: "place" | "speaker" | "chair") => ({
    id: `session-${field}`,
    "data-testid": `session-${field}`,
    label: t(`sessions.field.${field}`),
    value: draft[field],
    error: fieldError(error, field),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <SimpleGrid cols={2}>
      <TextInput {...text("place")} />
      <PointsField draft={draft} onChange={onChange} error={error} />
      <Group align="flex-end" wrap="nowrap">
        <NativeSelect
          id="session-speaker-from"
          data-testid="session-speaker-from"
          label={t("sessions.field.speaker_from")}
          w={230}
          value={draft.speaker_from}
          onChange={(event) => onChange({ speaker_from: event.currentTarget.value as Draft["speaker_from"] })}
          data={PRESENTERS.map((from) => ({
            value: from,
            label: t(`speaker_from.${from}`),
          }))}
        />
        <TextInput {...text("speaker")} flex={1} />
      </Group>
      <TextInput {...text("chair")} />
      <SpeakersField draft={draft} onChange={onChange} />
    </SimpleGrid>
  );
}
