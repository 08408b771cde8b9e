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
import { FieldNote, RecordNotes } from "../returns/ReturnNotes";
import { useReturnsOf } from "../returns/useReturns";
import type { RegisterRow } from "../types";
import { formValues, useWords } from "./described";
import { RecordField } from "./RecordField";

const NOTHING: Values = {};

interface Props {
  register: Register;
  /** Null for a new row. */
  row: RegisterRow | null;
  /** What a new row begins with. */
  preset?: Values;
  onClose: () => void;
  /** Where a page of the row itself is left when the row is deleted. */
  onDeleted?: () => void;
  /** The fields that the form shows; all when absent. */
  only?: readonly string[];
  /** What the page of a new row already knows of it. */
  given?: Values;
  /** What a new row begins with; it can be changed. */
  begun?: Values;
  /** Which of several pages with this form it is on: each keeps its own text. */
  place?: string;
}

/** Each beginning has a draft of its own. */
function formKind(register: Register, preset: Values): string {
  const begun = Object.values(preset).filter((value) => value !== "");
  return [register.name, ...begun.map((value) => String(value).replace(/[^a-z0-9]/gi, ""))]
    .join("-")
    .slice(0, 90);
}

/** One form for every register. */
export function RecordForm(props: Props) {
  const { register, row, preset = NOTHING, onClose, onDeleted, only, given, begun, place } = props;
  const { t } = useTranslation();
  const { label } = useWords();
  const record = row?.id ?? null;
  const before = useMemo(() => formValues(register, row?.values ?? preset), [register, row, preset]);
  const ofPage = place ? `${register.name}-${place}` : null;
  const kind = ofPage ?? (row ? register.name : formKind(register, preset));
  const draft = useRecordDraft({ kind, record, title: register.vietnamese, before });
  // A word that stands in the form without having been typed is saved as well.
  const standing = row ? NOTHING : (begun ?? NOTHING);
  const values = { ...draft.values, ...unlessTyped(standing, draft.changed) };
  const fields = register.fields.filter(({ name }) => !only || only.includes(name));
  const save = useAct("register.save", { done: t("registers.saved") });
  const [error, corrected] = useUncorrected(save.error);
  const remove = useAct("register.delete", { done: t("registers.deleted"), notifies: true });
  /** The next save is the answer that a doubtful row is meant as it is. */
  const evenSo = useRef(false);
  const names = fields.map((field) => field.name);
  const returned = useReturnsOf(register.name, record);
  const beside = (name: string) => returned.filter((one) => one.field === name);
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
        const begins = row ? NOTHING : { ...preset, ...given, ...standing };
        const sent = { register: register.name, ...draft.target, values: { ...begins, ...draft.changed } };
        save.mutate({ ...sent, even_so: evenSo.current }, then);
        evenSo.current = false;
      }}
      deletion={
        row && {
          label: t(register.sent ? "registers.take_back" : "registers.delete"),
          question: t(register.sent ? "registers.take_back_question" : "registers.delete_question", {
            title: row.title,
          }),
          onConfirm: (then) => {
            const onSuccess = () => {
              then.onSuccess();
              onDeleted?.();
            };
            remove.mutate({ register: register.name, id: row.id }, { ...then, onSuccess });
          },
        }
      }
      closed={register.sent}
      onClose={onClose}
    >
      <RecordNotes returns={returned.filter(({ field }) => !names.includes(field))} />
      <SimpleGrid cols={2} verticalSpacing="sm">
        {fields.map((field, place) => (
          <div key={field.name} style={isWide(field.format) ? { gridColumn: "1 / -1" } : undefined}>
            <RecordField
              register={register.name}
              field={field}
              value={values[field.name]}
              error={fieldError(error, field.name)}
              onChange={(value) => {
                draft.change({ [field.name]: value });
                corrected({ [field.name]: value });
              }}
              focused={place === 0}
              readOnly={register.sent}
            />
            {beside(field.name).map((one) => (
              <FieldNote key={one.id} one={one} readOnly={register.sent} />
            ))}
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

function unlessTyped(standing: Values, typed: Values): Values {
  return Object.fromEntries(Object.entries(standing).filter(([name]) => !(name in typed)));
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
