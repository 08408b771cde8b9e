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

interface Props {
  row: MakeUpRow;
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
export function MakeUpForm({ row, sessions, onClose }: Props) {
  const { t } = useTranslation();
  const others = sessions.filter((session) => session.id !== row.session);
  const first = others[0];
  const before = useMemo(() => ({ ...wordsOf(first) }), [first]);
  const title = t("make_ups.form_title", { name: `${row.name} (${year(row.born)})` });
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
      <Text>{t("make_ups.missed", { session: row.session_label })}</Text>
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
