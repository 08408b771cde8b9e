import { Text, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { RowsFrame } from "../../design/RowsFrame";
import type { Register } from "../../generated/registers";
import { showDone } from "../notices/notices";
import { refresh, useAct, useCall, useUndo } from "../queries";
import type { Values } from "../records/draft";
import { RecordDialog } from "../records/RecordDialog";
import type { Then } from "../records/useOnce";
import { useRecordDraft } from "../records/useRecordDraft";
import type { PastedRow } from "../types";
import { useWords } from "./described";
import { pastedTexts } from "./pastedCells";

/** Rows shown before they are added; the rest are counted. */
const SHOWN = 50;

const EMPTY: Values = { text: "" };

/** Rows copied from a spreadsheet. The preview shows the problems of each row before anything is added. */
export function PasteRows({ register, onClose }: { register: Register; onClose: () => void }) {
  const { t } = useTranslation();
  const { label, counted } = useWords();
  const queries = useQueryClient();
  const undo = useUndo();
  const title = t("registers.paste_into", { name: label(register) });
  const draft = useRecordDraft({ kind: `paste-${register.name}`, record: null, title, before: EMPTY });
  const text = String(draft.values.text);
  const [settled] = useDebouncedValue(text, 300);
  const request = { register: register.name, text: settled };
  const preview = useCall("register.paste_preview", request, { enabled: settled.trim() !== "", fresh: true });
  const paste = useAct("register.paste");
  const seen = settled.trim() === "" ? undefined : preview.data;
  const add = ({ onSuccess, onError }: Then) =>
    paste.mutate(request, {
      onError,
      onSuccess: ({ added, touched }) => {
        refresh(queries, touched.what);
        const act = touched.undo;
        const name = counted(register);
        showDone(t("registers.pasted", { count: added, name }), act ? () => undo(act) : null);
        onSuccess();
      },
    });
  return (
    <RecordDialog
      testId="paste-rows"
      size="90%"
      title={title}
      record={null}
      draft={draft}
      error={paste.error}
      saving={paste.isPending}
      onSave={add}
      action={t("registers.paste_add", { count: seen?.good ?? 0 })}
      actionTestId="paste-add"
      unfit={!seen || seen.good === 0 || settled !== text}
      onClose={onClose}
    >
      <Text>{t("registers.paste_help", { columns: register.fields.map(label).join(" | ") })}</Text>
      <Textarea
        data-autofocus
        data-testid="paste-text"
        aria-label={t("registers.paste")}
        value={text}
        onChange={(event) => draft.change({ text: event.currentTarget.value })}
        minRows={4}
        maxRows={8}
        autosize
      />
      <ErrorNote error={settled.trim() === "" ? null : preview.error} />
      {seen && (
        <>
          <Text fw={600} data-testid="paste-counts">
            {t("registers.paste_counts", { good: seen.good, bad: seen.bad, all: seen.rows.length })}
          </Text>
          <Preview register={register} text={settled} columns={seen.columns} rows={seen.rows} />
        </>
      )}
    </RecordDialog>
  );
}

interface Seen {
  register: Register;
  text: string;
  columns: readonly (string | null)[];
  rows: readonly PastedRow[];
}

/** Room for the result of a row, which may be a sentence. */
const RESULT_WIDTH = "13rem";

/** Days and figures are short; what is left of the width is shared evenly, so that a long text makes no column narrow. */
function widthOf(format: string): string {
  if (format === "block") return "16rem";
  if (format === "line" || format === "words") return "11rem";
  return format === "count" ? "6.5rem" : "8rem";
}

function Preview({ register, text, columns, rows }: Seen) {
  const { t } = useTranslation();
  const { label } = useWords();
  const pasted = pastedTexts(text, columns, rows.length);
  const fields = register.fields.filter((field) => columns.includes(field.name));
  return (
    <RowsFrame label={t("registers.paste_state")} height="20rem">
      <table className="table paste-preview" data-testid="paste-preview">
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field.name} scope="col" style={{ width: widthOf(field.format) }}>
                {label(field)}
              </th>
            ))}
            <th scope="col" style={{ width: RESULT_WIDTH }}>
              {t("registers.paste_state")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pasted lines have no other name than their place
            <tr key={place} data-testid="paste-row">
              {fields.map((field) => (
                <td key={field.name}>
                  <PastedCell row={row} field={field.name} pasted={pasted(place, field.name)} />
                </td>
              ))}
              <td>
                <Result row={row} columns={columns} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN && <Text p="xs">{t("registers.paste_more", { count: rows.length - SHOWN })}</Text>}
    </RowsFrame>
  );
}

interface PastedCellProps {
  row: PastedRow;
  field: string;
  pasted: string;
}

/** The value of a cell. A cell that was not understood shows what was pasted, marked, and the reason. */
function PastedCell({ row, field, pasted }: PastedCellProps) {
  const { t } = useTranslation();
  const problems = row.problems.filter((problem) => problem.field === field);
  if (problems.length === 0) return row.shown[field];
  return (
    <div data-testid="paste-problem">
      <mark className="not-understood">{pasted || row.shown[field] || t("common.none")}</mark>
      {problems.map((problem) => (
        <Text key={problem.code} size="sm">
          {problem.sentence}
        </Text>
      ))}
    </div>
  );
}

/** Whether the row is added, and what is wrong with fields that no column shows. */
function Result({ row, columns }: { row: PastedRow; columns: readonly (string | null)[] }) {
  const { t } = useTranslation();
  if (row.already_here) return t("registers.already_here");
  if (row.problems.length === 0) return t("registers.paste_good");
  const elsewhere = row.problems.filter(({ field }) => !columns.includes(field));
  return elsewhere.map(({ sentence }) => sentence).join(" ") || t("registers.paste_bad");
}
