import { Table, Text, Textarea, TextInput } from "@mantine/core";
import { type ClipboardEvent, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { useAct } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import {
  type Cell,
  cells,
  EMPTY,
  emptyTotals,
  pasted,
  pastedNumbers,
  type Typed,
  valueAt,
  withValue,
} from "./grid";
import { type Check, letter, type Question, type TypedAnswer } from "./types";

interface Props {
  check: Check;
  onClose: () => void;
}

/** All totals of a check at once. It begins empty, also where totals are in: they are corrected by entering them anew. */
export function TotalsForm({ check, onClose }: Props) {
  const { t } = useTranslation();
  const { questions } = check;
  const before = useMemo(() => ({ ...emptyTotals(questions) }), [questions]);
  const title = t(check.entered ? "awareness.enter_again" : "awareness.enter");
  const draft = useRecordDraft({ kind: "awareness-totals", record: check.id, title, before });
  const save = useAct("awareness.enter_totals", { done: t("awareness.totals_saved") });
  const { sheets, answers } = draft.values as unknown as Typed;
  const change = (part: Partial<Typed>) => {
    draft.change({ ...part });
    save.reset();
  };
  const all = useMemo(() => cells(questions), [questions]);
  const paste = (start: number) => (event: ClipboardEvent) => {
    const numbers = pastedNumbers(event.clipboardData.getData("text"));
    if (!numbers) return;
    event.preventDefault();
    change({ answers: pasted(questions, answers, start, numbers) });
  };
  const fields = ["sheets", ...questions.map((_, place) => `question-${place}`)];
  return (
    <RecordDialog
      testId="answers"
      title={title}
      record={null}
      draft={draft}
      error={otherError(save.error, fields)}
      saving={save.isPending}
      onSave={(then) => save.mutate({ id: check.id, sheets, answers }, then)}
      unfit={!draft.typed}
      onClose={onClose}
    >
      <Text c="ink.6">{t("awareness.enter_help")}</Text>
      <TextInput
        label={t("awareness.sheets")}
        w={220}
        inputMode="numeric"
        value={sheets}
        error={fieldError(save.error, "sheets")}
        onChange={(event) => change({ sheets: event.currentTarget.value })}
        data-autofocus
        data-testid="answers-sheets"
      />
      {questions.map((question, place) => (
        <Answers
          // biome-ignore lint/suspicious/noArrayIndexKey: questions go by their place
          key={place}
          place={place}
          question={question}
          own={all.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell.question === place)}
          answers={answers}
          error={fieldError(save.error, `question-${place}`)}
          onChange={(next) => change({ answers: next })}
          onPaste={paste}
        />
      ))}
    </RecordDialog>
  );
}

interface AnswersProps {
  place: number;
  question: Question;
  /** The cells of this question, with their places among all. */
  own: { cell: Cell; at: number }[];
  answers: TypedAnswer[];
  error: string | undefined;
  onChange: (answers: TypedAnswer[]) => void;
  onPaste: (at: number) => (event: ClipboardEvent) => void;
}

function Answers({ place, question, own, answers, error, onChange, onPaste }: AnswersProps) {
  const { t } = useTranslation();
  const label = (cell: Cell) =>
    "choice" in cell
      ? `${letter(cell.choice)}. ${question.choices[cell.choice] ?? ""}`
      : t(cell.what === "sum" ? "awareness.sum" : "awareness.answered");
  const summary = (text: string) =>
    onChange(answers.map((answer, at) => (at === place ? { ...answer, summary: text } : answer)));
  return (
    <div>
      <Text fw={600}>{`${place + 1}. ${question.text}`}</Text>
      {error && (
        <Text c="red.9" role="alert" data-testid={`answers-error-${place}`}>
          {error}
        </Text>
      )}
      <Table>
        <Table.Tbody>
          {own.map(({ cell, at }) => (
            <Table.Tr key={at}>
              <Table.Th scope="row" fw={400}>
                <label htmlFor={`answers-${at}`}>{label(cell)}</label>
              </Table.Th>
              <Table.Td w={140}>
                <TextInput
                  id={`answers-${at}`}
                  inputMode="numeric"
                  value={valueAt(answers, cell)}
                  onChange={(event) => onChange(withValue(answers, cell, event.currentTarget.value))}
                  onPaste={onPaste(at)}
                  data-testid={`answers-${at}`}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {question.form === "text" && (
        <Textarea
          label={t("awareness.summary")}
          description={t("awareness.summary_help")}
          autosize
          minRows={2}
          maxRows={8}
          value={(answers[place] ?? EMPTY).summary}
          onChange={(event) => summary(event.currentTarget.value)}
          classNames={{ input: "person-name" }}
          data-testid={`answers-summary-${place}`}
        />
      )}
    </div>
  );
}
