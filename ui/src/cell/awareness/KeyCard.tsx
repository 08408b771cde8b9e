import { Button, Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { date } from "../../i18n/formats";
import { useAct } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useOpenForm } from "../records/useOpenForm";
import { useRecordDraft } from "../records/useRecordDraft";
import { Card } from "../totals/Card";
import { type Check, hasChoices, type Key, letter } from "./types";

/** The answer key and its earlier versions. A survey needs none. */
export function KeyCard({ check }: { check: Check }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useOpenForm("awareness-key");
  if (!check.questions.some(({ form }) => hasChoices(form))) return null;
  return (
    <Card title={t("awareness.key")}>
      {check.keys.length === 0 && <Text c="ink.6">{t("awareness.no_key")}</Text>}
      <ul data-testid="awareness-keys">
        {check.keys.map((key) => (
          <li key={key.id}>
            <b>{t("awareness.key_version", { number: key.number, day: date(key.date) })}</b>
            {`: ${key.fits ? inLetters(t("awareness.question_short"), key) : t("awareness.key_unfit")}`}
            {key.reason && ` – ${key.reason}`}
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={() => setEditing(check.id)} data-testid="awareness-key-edit">
        {t(check.keys.length === 0 ? "awareness.make_key" : "awareness.correct_key")}
      </Button>
      {editing && <KeyForm check={check} onClose={() => setEditing(null)} />}
    </Card>
  );
}

/** "Câu 1: A; Câu 3: B, D" */
function inLetters(word: string, key: Key): string {
  const judged = key.right.map((right, place) => ({ right, place })).filter(({ right }) => right.length > 0);
  return judged.map(({ right, place }) => `${word} ${place + 1}: ${right.map(letter).join(", ")}`).join("; ");
}

export function KeyForm({ check, onClose }: { check: Check; onClose: () => void }) {
  const { t } = useTranslation();
  const latest = check.keys.find(({ fits }) => fits);
  const before = useMemo(
    () => ({ right: latest?.right ?? check.questions.map(() => []), reason: "" }),
    [latest, check.questions],
  );
  const title = t(latest ? "awareness.correct_key" : "awareness.make_key");
  const draft = useRecordDraft({ kind: "awareness-key", record: check.id, title, before });
  const save = useAct("awareness.set_key", { done: t("awareness.key_saved") });
  const right = draft.values.right as number[][];
  const change = (place: number, chosen: string[]) => {
    draft.change({ right: right.map((old, at) => (at === place ? chosen.map(Number).sort() : old)) });
    save.reset();
  };
  return (
    <RecordDialog
      testId="key"
      title={title}
      record={null}
      draft={draft}
      error={otherError(save.error, ["reason"])}
      saving={save.isPending}
      onSave={(then) => save.mutate({ id: check.id, right, reason: String(draft.values.reason ?? "") }, then)}
      unfit={!draft.typed}
      onClose={onClose}
    >
      {check.questions.map((question, place) =>
        hasChoices(question.form) ? (
          <Checkbox.Group
            // biome-ignore lint/suspicious/noArrayIndexKey: questions go by their place
            key={place}
            role="group"
            label={`${place + 1}. ${question.text}`}
            value={(right[place] ?? []).map(String)}
            onChange={(chosen) => change(place, chosen)}
          >
            <Stack gap="xs" mt={4}>
              {question.choices.map((choice, at) => (
                <Checkbox
                  key={choice}
                  value={String(at)}
                  label={`${letter(at)}. ${choice}`}
                  data-testid={`key-${place}-${at}`}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        ) : null,
      )}
      {check.keys.length > 0 && (
        <TextInput
          label={t("awareness.key_reason")}
          value={String(draft.values.reason ?? "")}
          error={fieldError(save.error, "reason")}
          onChange={(event) => {
            draft.change({ reason: event.currentTarget.value });
            save.reset();
          }}
          data-testid="key-reason"
        />
      )}
    </RecordDialog>
  );
}
