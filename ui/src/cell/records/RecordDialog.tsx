import type { ModalProps } from "@mantine/core";
import type { ReactNode } from "react";
import { ConfirmButton } from "../../design/ConfirmButton";
import { FormDialog } from "../../design/FormDialog";
import { HistoryNote } from "../history/HistoryNote";
import { type Then, useOnce } from "./useOnce";
import type { RecordDraft } from "./useRecordDraft";

interface Props extends Pick<ModalProps, "title" | "size"> {
  /** The beginning of its test ids: "member" makes `member-form` and `member-save`. */
  testId: string;
  /** Null for a new record, or for a form that belongs to no record. */
  record: string | null;
  draft: RecordDraft;
  /** The drafts of other forms in this dialog. */
  also?: readonly RecordDraft[];
  /** A refusal that belongs to none of its fields. */
  error: unknown;
  saving: boolean;
  onSave: (then: Then) => void;
  /** Null where the record can't be deleted here. */
  deletion?: { label: string; question: ReactNode; onConfirm: (then: Then) => void } | null;
  /** The verb on the button that saves; "Lưu" when absent. */
  action?: ReactNode;
  actionTestId?: string;
  /** What is filled in can't be saved yet. */
  unfit?: boolean;
  /** The form can't be saved, because it is read-only or not ready to be filled in. */
  closed?: boolean;
  onClose: () => void;
  /** Beside the buttons, where there is nothing to delete. */
  aside?: ReactNode;
  /** Further forms above and below this one. */
  above?: ReactNode;
  below?: ReactNode;
  children: ReactNode;
}

/** A form whose text is kept in the book until it is saved. Each opening saves once. */
export function RecordDialog({ testId, record, draft, deletion, onSave, ...props }: Props) {
  const done = () => {
    draft.forget();
    props.onClose();
  };
  const once = useOnce(done);
  return (
    <FormDialog
      testId={`${testId}-form`}
      title={props.title}
      size={props.size ?? "xl"}
      draft={draft}
      also={props.also}
      onSubmit={() => once(onSave)}
      onClose={props.onClose}
      error={props.error}
      action={props.action}
      actionTestId={props.actionTestId}
      disabled={props.unfit || !draft.ready || (record !== null && !draft.typed)}
      pending={props.saving}
      readOnly={props.closed}
      aside={
        deletion ? (
          <ConfirmButton
            testId={`${testId}-delete`}
            variant="subtle"
            question={deletion.question}
            answer={deletion.label}
            onConfirm={() => once(deletion.onConfirm)}
          >
            {deletion.label}
          </ConfirmButton>
        ) : (
          props.aside
        )
      }
      above={props.above}
      below={
        <>
          {props.below}
          {record !== null && <HistoryNote id={record} />}
        </>
      }
    >
      {props.children}
    </FormDialog>
  );
}
