import { Alert, Text, Textarea } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { year } from "../../i18n/formats";
import { useAct } from "../queries";
import type { Values } from "../records/draft";
import { RecordDialog } from "../records/RecordDialog";
import type { Then } from "../records/useOnce";
import { type RecordDraft, useRecordDraft } from "../records/useRecordDraft";
import type { RollRow } from "../types";
import { type Answers, answered, marksOf, type PastedLine, readPasted, signsOf } from "./paste";
import { SignQuestions } from "./SignQuestions";

interface Props {
  session: string;
  rows: readonly RollRow[];
  begun: string;
  onClose: () => void;
  onPasted: (undo: string | null) => void;
}

const EMPTY: Values = { text: "" };

/** Nothing is marked before the preview has been looked at. */
export function PasteDialog({ session, rows, begun, onClose, onPasted }: Props) {
  const { t } = useTranslation();
  const title = t("roll_call.paste_title");
  const draft = useRecordDraft({ kind: "paste-marks", record: session, title, before: EMPTY });
  usePasted(draft, begun);
  const text = String(draft.values.text);
  const [answers, setAnswers] = useState<Answers>({});
  const read = useMemo(() => readPasted(text, rows), [text, rows]);
  const lines = answered(read, answers);
  const marks = marksOf(lines);
  const unsure = lines.filter((line) => line.is !== "matched").length;
  const save = useAct("roll_call.mark_many", { done: t("roll_call.pasted"), touches: ["roll_call"] });
  const commit = ({ onSuccess, onError }: Then) =>
    save.mutate(
      { session, marks },
      {
        onError,
        onSuccess: (marked) => {
          onSuccess();
          onPasted(marked.undo);
        },
      },
    );
  return (
    <RecordDialog
      testId="paste"
      size={900}
      title={title}
      record={null}
      draft={draft}
      error={save.error}
      saving={save.isPending}
      onSave={commit}
      action={t("roll_call.paste_commit", { count: marks.length })}
      actionTestId="paste-commit"
      unfit={marks.length === 0}
      onClose={onClose}
    >
      <Textarea
        id="paste-text"
        data-testid="paste-text"
        data-autofocus
        label={t("roll_call.paste_here")}
        rows={3}
        value={text}
        onChange={(event) => draft.change({ text: event.currentTarget.value })}
      />
      <SignQuestions
        signs={signsOf(read)}
        answers={answers}
        onAnswer={(key, digit) => setAnswers((before) => ({ ...before, [key]: digit }))}
      />
      {lines.length > 0 && <Lines lines={lines} />}
      {unsure > 0 && <Alert color="yellow">{t("roll_call.paste_unsure", { count: unsure })}</Alert>}
    </RecordDialog>
  );
}

/** What was pasted into the grid replaces what was pasted last time. */
function usePasted({ ready, change }: RecordDraft, begun: string): void {
  const left = useRef(begun);
  useEffect(() => {
    if (!ready || left.current === "") return;
    change({ text: left.current });
    left.current = "";
  }, [ready, change]);
}

function Lines({ lines }: { lines: readonly PastedLine[] }) {
  const { t } = useTranslation();
  return (
    <div
      className="rows-scroll"
      style={{ maxHeight: "34vh" }}
      tabIndex={0}
      role="region"
      aria-label={t("roll_call.pasted_line")}
    >
      <table className="table" data-testid="paste-preview">
        <thead>
          <tr>
            <th scope="col">{t("roll_call.pasted_line")}</th>
            <th scope="col">{t("roll_call.pasted_as")}</th>
          </tr>
        </thead>
        <tbody>
          {withPlaces(lines).map(({ place, line }) => (
            <tr key={place} className={line.is === "matched" ? undefined : "amber-row"} data-is={line.is}>
              <td>{line.text}</td>
              <td>
                <Read line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A pasted line has no name but its place. */
function withPlaces(lines: readonly PastedLine[]) {
  return lines.map((line, place) => ({ place, line }));
}

function Read({ line }: { line: PastedLine }) {
  const { t } = useTranslation();
  switch (line.is) {
    case "matched":
      return (
        <Text>
          {line.row.name} ({year(line.row.born)}): <b>{t(`mark.${line.mark}`)}</b>
        </Text>
      );
    case "asked":
      return <Text>{t("roll_call.paste_asked", { name: line.row.name, sign: line.sign.text })}</Text>;
    case "several":
      return <Text>{t("roll_call.paste_several", { count: line.rows.length })}</Text>;
    case "nobody":
      return <Text>{t("roll_call.paste_nobody")}</Text>;
    case "no_mark":
      return <Text>{t("roll_call.paste_no_mark", { name: line.row.name })}</Text>;
  }
}
