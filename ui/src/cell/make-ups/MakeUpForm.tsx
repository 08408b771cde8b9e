import { NativeSelect, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { fieldError, otherError } from "../../design/ErrorNote";
import { year } from "../../i18n/formats";
import { useAct } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { MakeUpRow, Session } from "../types";

/** At least one absence. */
export type Absences = readonly [MakeUpRow, ...MakeUpRow[]];

interface Props {
  /** What was made up together. */
  rows: Absences;
  sessions: readonly Session[];
  onClose: () => void;
}

interface Words {
  place: "session" | "unit";
  session: string;
  unit: string;
  on: string;
}

function wordsOf(first: Session | undefined): Words {
  return {
    place: first ? "session" : "unit",
    session: first?.id ?? "",
    unit: "",
    on: first?.date ?? "",
  };
}

/** "Đã học bổ sung ngày… tại…": at a session of the cell, or with another unit. */
export function MakeUpForm({ rows, sessions, onClose }: Props) {
  const { t } = useTranslation();
  const [row, ...also] = rows;
  const others = sessions.filter((session) => rows.every((row) => row.session !== session.id));
  const first = others[0];
  const before = useMemo(() => ({ ...wordsOf(first) }), [first]);
  const people = new Set(rows.map(({ member }) => member)).size;
  const title =
    also.length > 0
      ? t("make_ups.form_title_many", { count: people })
      : t("make_ups.form_title", { name: `${row.name} (${year(row.born)})` });
  const draft = useRecordDraft({ kind: "make-ups", record: `${row.session}-${row.member}`, title, before });
  const words = draft.values as unknown as Words;
  const save = useAct("make_ups.save", { done: t("make_ups.saved") });
  const [error, corrected] = useUncorrected(save.error);
  const change = (part: Partial<Words>) => {
    draft.change({ ...part });
    corrected("unit" in part ? { at_unit: part.unit } : part);
  };
  const atSession = (id: string) =>
    change({
      place: "session",
      session: id,
      on: others.find((session) => session.id === id)?.date ?? words.on,
    });
  const request = {
    session: row.session,
    member: row.member,
    on: words.on,
    at_session: words.place === "session" ? words.session : null,
    at_unit: words.place === "unit" ? words.unit : "",
    also: also.map(({ session, member }) => ({ session, member })),
  };
  return (
    <RecordDialog
      testId="make-up"
      size="lg"
      title={<span className="person-name">{title}</span>}
      record={null}
      draft={draft}
      error={otherError(error, ["on", "at_unit"])}
      saving={save.isPending}
      onSave={(then) => save.mutate(request, then)}
      onClose={onClose}
    >
      <Missed rows={rows} />
      <Radio.Group
        label={t("make_ups.where")}
        value={words.place}
        onChange={(place) =>
          place === "session" && first ? atSession(words.session || first.id) : change({ place: "unit" })
        }
      >
        <Stack gap="xs" mt={4}>
          <Radio
            value="session"
            label={t("make_ups.at_session")}
            disabled={!first}
            data-testid="make-up-at-session"
          />
          <Radio value="unit" label={t("make_ups.at_unit")} data-testid="make-up-at-unit" />
        </Stack>
      </Radio.Group>
      {words.place === "session" ? (
        <NativeSelect
          id="make-up-session"
          data-testid="make-up-session"
          label={t("make_ups.session")}
          value={words.session}
          onChange={(event) => atSession(event.currentTarget.value)}
          data={others.map((session) => ({ value: session.id, label: session.label }))}
        />
      ) : (
        <TextInput
          id="make-up-unit"
          data-testid="make-up-unit"
          label={t("make_ups.unit")}
          placeholder={t("make_ups.unit_example")}
          value={words.unit}
          error={fieldError(error, "at_unit")}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        />
      )}
      <DateInput
        testId="make-up-on"
        label={t("make_ups.on")}
        w={200}
        value={words.on}
        onChange={(on) => change({ on })}
        error={fieldError(error, "on")}
      />
    </RecordDialog>
  );
}

/** Which session was missed, by whom: one act writes exactly these. */
function Missed({ rows }: { rows: readonly MakeUpRow[] }) {
  const { t } = useTranslation();
  const sessions = new Map<string, MakeUpRow[]>();
  for (const row of rows) sessions.set(row.session, [...(sessions.get(row.session) ?? []), row]);
  return (
    <div style={{ maxHeight: "7.5rem", overflowY: "auto" }} data-testid="make-up-missed">
      {[...sessions].map(([session, missed]) => (
        <Text key={session}>
          {t("make_ups.missed", { session: missed[0]?.session_label })}
          {rows.length > 1 && (
            <span className="person-name">: {missed.map(({ name }) => name).join(", ")}</span>
          )}
        </Text>
      ))}
    </div>
  );
}
