import { Alert, Text, Textarea } from "@mantine/core";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { RowsFrame } from "../../design/RowsFrame";
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
  /** The session or the meeting whose roll is called. */
  session: string;
  of?: "session" | "meeting";
  rows: readonly RollRow[];
  begun: string;
  onClose: () => void;
  onPasted: (undo: string | null) => void;
}

/** What was answered about signs is kept with the text: it holds for this text alone. */
const EMPTY: Values = { text: "", answers: {} };

/** Nothing is marked before the preview has been looked at. */
export function PasteDialog({ session, of = "session", rows, begun, onClose, onPasted }: Props) {
  const { t } = useTranslation();
  const title = t("roll_call.paste_title");
  const draft = useRecordDraft({ kind: "paste-marks", record: session, title, before: EMPTY });
  usePasted(draft, begun);
  const text = String(draft.values.text);
  const answers = draft.values.answers as Answers;
  const read = useMemo(() => readPasted(text, rows), [text, rows]);
  const lines = answered(read, answers);
  const marks = marksOf(lines);
  const unsure = lines.filter((line) => line.is !== "matched").length;
  const done = t("roll_call.pasted");
  const ofSession = useAct("roll_call.mark_many", { done, touches: ["roll_call"] });
  const ofMeeting = useAct("meetings.mark_many", { done, touches: ["meetings"] });
  const save = of === "session" ? ofSession : ofMeeting;
  const commit = ({ onSuccess, onError }: Then) => {
    const then = {
      onError,
      onSuccess: (marked: { undo: string | null }) => {
        onSuccess();
        onPasted(marked.undo);
      },
    };
    if (of === "session") ofSession.mutate({ session, marks }, then);
    else ofMeeting.mutate({ meeting: session, marks }, then);
  };
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
        onAnswer={(key, digit) => draft.change({ answers: { ...answers, [key]: digit } })}
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
    change({ text: left.current, answers: {} });
    left.current = "";
  }, [ready, change]);
}

function Lines({ lines }: { lines: readonly PastedLine[] }) {
  const { t } = useTranslation();
  return (
    <RowsFrame label={t("roll_call.pasted_line")} height="34vh">
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
    </RowsFrame>
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
