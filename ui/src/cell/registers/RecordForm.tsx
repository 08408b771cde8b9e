import { Alert, Button, Group, SimpleGrid, Text } from "@mantine/core";
import { useMemo, useRef } from "react";
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
  /** The next save is the answer that a doubtful row is meant as it is. */
  const evenSo = useRef(false);
  const names = register.fields.map((field) => field.name);
  return (
    <RecordDialog
      testId="record"
      title={
        row ? (
          <span className="person-name">{row.title}</span>
        ) : (
          t("registers.adding", { name: label(register) })
        )
      }
      record={record}
      draft={draft}
      error={otherError(error, names)}
      saving={save.isPending}
      onSave={(then) => {
        const row = { register: register.name, ...draft.target, values: draft.changed };
        save.mutate({ ...row, even_so: evenSo.current }, then);
        evenSo.current = false;
      }}
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
      {isDoubt(error) && (
        <Doubt
          error={error}
          onEvenSo={() => {
            evenSo.current = true;
          }}
        />
      )}
    </RecordDialog>
  );
}

function isDoubt(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "doubtful";
}

interface DoubtProps {
  error: Error;
  onEvenSo: () => void;
}

/** The question may be below the fold of a long form. */
const intoSight = (alert: HTMLElement | null) => alert?.scrollIntoView({ block: "center" });

/** What looks wrong but may be meant: the row can be corrected, or saved as it is. It is no button that Enter in a field presses. */
function Doubt({ error, onEvenSo }: DoubtProps) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" role="alert" data-testid="record-doubt" ref={intoSight}>
      <Group justify="space-between" wrap="nowrap">
        <Text>{error.message}</Text>
        <Button
          variant="default"
          onClick={(event) => {
            onEvenSo();
            event.currentTarget.form?.requestSubmit();
          }}
          data-testid="record-even-so"
        >
          {t("registers.even_so")}
        </Button>
      </Group>
    </Alert>
  );
}

function isWide(format: string): boolean {
  return format === "block" || format === "words" || format === "list";
}
