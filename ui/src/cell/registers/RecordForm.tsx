import { SimpleGrid } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import type { Register } from "../../generated/registers";
import { useAct } from "../queries";
import type { Values } from "../records/draft";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { RegisterRow } from "../types";
import { formValues, useWords } from "./described";
import { RecordField } from "./RecordField";

const NOTHING: Values = {};

interface Props {
  register: Register;
  /** Null for a new row. */
  row: RegisterRow | null;
  onClose: () => void;
}

/** One form for every register. */
export function RecordForm({ register, row, onClose }: Props) {
  const { t } = useTranslation();
  const { label } = useWords();
  const record = row?.id ?? null;
  const before = useMemo(() => formValues(register, row?.values ?? NOTHING), [register, row]);
  const draft = useRecordDraft({ kind: register.name, record, title: register.vietnamese, before });
  const save = useAct("register.save", { done: t("registers.saved") });
  const [error, corrected] = useUncorrected(save.error);
  const remove = useAct("register.delete", { done: t("registers.deleted"), notifies: true });
  const names = register.fields.map((field) => field.name);
  return (
    <RecordDialog
      testId="record"
      title={row ? row.title : t("registers.adding", { name: label(register) })}
      record={record}
      draft={draft}
      error={otherError(error, names)}
      saving={save.isPending}
      onSave={(then) =>
        save.mutate({ register: register.name, ...draft.target, values: draft.changed }, then)
      }
      deletion={
        row && {
          label: t("registers.delete"),
          question: t("registers.delete_question", { title: row.title }),
          onConfirm: (then) => remove.mutate({ register: register.name, id: row.id }, then),
        }
      }
      onClose={onClose}
    >
      <SimpleGrid cols={2} verticalSpacing="sm">
        {register.fields.map((field, place) => (
          <div key={field.name} style={isWide(field.format) ? { gridColumn: "1 / -1" } : undefined}>
            <RecordField
              register={register.name}
              field={field}
              value={draft.values[field.name]}
              error={fieldError(error, field.name)}
              onChange={(value) => {
                draft.change({ [field.name]: value });
                corrected({ [field.name]: value });
              }}
              focused={place === 0}
            />
          </div>
        ))}
      </SimpleGrid>
    </RecordDialog>
  );
}

function isWide(format: string): boolean {
  return format === "block" || format === "words" || format === "list";
}
