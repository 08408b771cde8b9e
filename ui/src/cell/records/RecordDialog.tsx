import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { HistoryNote } from "../history/HistoryNote";
import { unsaved } from "./unsaved";
import { type Then, useOnce } from "./useOnce";
import type { RecordDraft } from "./useRecordDraft";

/** The padding of the dialog around the form. */
const DIALOG_PADDING = "var(--mb-padding, var(--mantine-spacing-md))";

/** The buttons stay in sight below a form that is longer than the window. They reach over the padding of the dialog, or fields would show below them. */
const ALWAYS_SEEN = {
  position: "sticky",
  bottom: `calc(${DIALOG_PADDING} * -1)`,
  background: "white",
  paddingTop: 8,
  paddingBottom: DIALOG_PADDING,
  zIndex: 1,
} as const;

interface Props {
  /** The beginning of its test ids: "member" makes `member-form` and `member-save`. */
  testId: string;
  title: ReactNode;
  /** Null for a new record. */
  record: string | null;
  draft: RecordDraft;
  /** A refusal that belongs to none of its fields. */
  error: unknown;
  saving: boolean;
  onSave: (then: Then) => void;
  /** Null where the record can't be deleted here. */
  deletion: { label: string; question: ReactNode; onConfirm: (then: Then) => void } | null;
  /** The form can't be saved, because it is read-only or not ready to be filled in. */
  closed?: boolean;
  onClose: () => void;
  /** Further forms below this one. */
  below?: ReactNode;
  children: ReactNode;
}

/** The form of a record. Ctrl+Enter saves, Escape asks only when something was typed, and each opening saves once. */
export function RecordDialog(props: Props) {
  const { testId, record, draft, deletion, onClose } = props;
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const leave = () => (draft.typed && !props.closed ? setAsking(true) : onClose());
  const done = () => {
    draft.forget();
    onClose();
  };
  const once = useOnce(done);
  const saves = !props.closed && draft.ready && (record === null || draft.typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saves) once(props.onSave);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !event.ctrlKey) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <Dialog onClose={leave} size="xl" title={props.title} data-testid={`${testId}-form`}>
      <form ref={form} onSubmit={submit} onKeyDown={pressed} noValidate {...unsaved(saves)}>
        <Stack>
          {asking && <Leaving testId={testId} onStay={() => setAsking(false)} onLeave={done} />}
          {draft.resumed && !asking && <Resumed testId={testId} onStartOver={draft.startOver} />}
          {draft.ready && props.children}
          <ErrorNote error={props.error} />
          <Buttons {...props} onDelete={() => deletion && once(deletion.onConfirm)} onLeave={leave} />
        </Stack>
      </form>
      {props.below}
      {record !== null && <HistoryNote id={record} />}
    </Dialog>
  );
}

interface ButtonsProps extends Props {
  onDelete: () => void;
  onLeave: () => void;
}

function Buttons({ testId, record, draft, saving, deletion, closed, onDelete, onLeave }: ButtonsProps) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" style={ALWAYS_SEEN}>
      {deletion ? (
        <ConfirmButton
          testId={`${testId}-delete`}
          variant="subtle"
          question={deletion.question}
          answer={deletion.label}
          onConfirm={onDelete}
        >
          {deletion.label}
        </ConfirmButton>
      ) : (
        <span />
      )}
      <Group>
        <Button variant="default" onClick={onLeave} data-testid={`${testId}-cancel`}>
          {t(closed ? "common.close" : "common.cancel")}
        </Button>
        {!closed && (
          <Button
            type="submit"
            loading={saving}
            disabled={record !== null && !draft.typed}
            data-testid={`${testId}-save`}
          >
            {t("common.save")}
          </Button>
        )}
      </Group>
    </Group>
  );
}

function Resumed({ testId, onStartOver }: { testId: string; onStartOver: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="blue" data-testid={`${testId}-resumed`}>
      <Group justify="space-between" wrap="nowrap">
        <Text>{t("records.resumed")}</Text>
        <Button variant="default" size="sm" onClick={onStartOver} data-testid={`${testId}-start-over`}>
          {t("records.start_over")}
        </Button>
      </Group>
    </Alert>
  );
}

interface LeavingProps {
  testId: string;
  onStay: () => void;
  onLeave: () => void;
}

/** The question is in the form itself, so that the typed text stays visible while the person decides. */
function Leaving({ testId, onStay, onLeave }: LeavingProps) {
  const { t } = useTranslation();
  return (
    <Alert
      color="yellow"
      role="alert"
      data-testid={`${testId}-leaving`}
      ref={(alert) => alert?.scrollIntoView({ block: "center" })}
    >
      <Group justify="space-between" wrap="nowrap">
        <Text>{t("records.leaving")}</Text>
        <Group wrap="nowrap">
          <Button variant="default" size="sm" onClick={onStay} autoFocus data-testid={`${testId}-stay`}>
            {t("records.stay")}
          </Button>
          <Button variant="default" size="sm" onClick={onLeave} data-testid={`${testId}-leave`}>
            {t("records.leave")}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
