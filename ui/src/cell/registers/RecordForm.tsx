import { Alert, Button, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { Dialog } from "../../design/Dialog";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import type { Register } from "../../generated/registers";
import { HistoryNote } from "../history/HistoryNote";
import { useAct } from "../queries";
import type { RegisterRow } from "../types";
import { useWords, type Values } from "./described";
import { RecordField } from "./RecordField";
import { useRecordDraft } from "./useRecordDraft";

const NOTHING: Values = {};

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
  register: Register;
  /** Null for a new row. */
  row: RegisterRow | null;
  onClose: () => void;
}

/** One form for every register: Ctrl+Enter saves, Escape asks only when something was typed. */
export function RecordForm({ register, row, onClose }: Props) {
  const { t } = useTranslation();
  const { label } = useWords();
  const draft = useRecordDraft(register, row?.id ?? null, row?.values ?? NOTHING);
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const save = useAct("register.save", { done: t("registers.saved") });
  const remove = useAct("register.delete", { done: t("registers.deleted"), tell: true });
  const names = register.fields.map((field) => field.name);
  const leave = () => (draft.typed ? setAsking(true) : onClose());
  const done = () => {
    draft.forget();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    const values = draft.changed;
    save.mutate({ register: register.name, id: row?.id ?? null, values }, { onSuccess: done });
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !event.ctrlKey) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <Dialog
      onClose={leave}
      size="xl"
      title={row ? row.title : t("registers.adding", { name: label(register) })}
      data-testid="record-form"
    >
      <form ref={form} onSubmit={submit} onKeyDown={pressed} noValidate>
        <Stack>
          {asking && <Leaving onStay={() => setAsking(false)} onLeave={done} />}
          {draft.resumed && !asking && <Resumed onStartOver={draft.startOver} />}
          {draft.ready && (
            <SimpleGrid cols={2} verticalSpacing="sm">
              {register.fields.map((field, place) => (
                <div key={field.name} style={isWide(field.format) ? { gridColumn: "1 / -1" } : undefined}>
                  <RecordField
                    register={register.name}
                    field={field}
                    value={draft.values[field.name]}
                    error={fieldError(save.error, field.name)}
                    onChange={(value) => draft.change(field.name, value)}
                    focused={place === 0}
                  />
                </div>
              ))}
            </SimpleGrid>
          )}
          <ErrorNote error={otherError(save.error, names)} />
          <Group justify="space-between" style={ALWAYS_SEEN}>
            {row ? (
              <ConfirmButton
                testId="record-delete"
                variant="subtle"
                question={t("registers.delete_question", { title: row.title })}
                answer={t("registers.delete")}
                onConfirm={() => remove.mutate({ register: register.name, id: row.id }, { onSuccess: done })}
              >
                {t("registers.delete")}
              </ConfirmButton>
            ) : (
              <span />
            )}
            <Group>
              <Button variant="default" onClick={leave} data-testid="record-cancel">
                {t("common.cancel")}
              </Button>
              <Button
                type="submit"
                loading={save.isPending}
                disabled={row !== null && !draft.typed}
                data-testid="record-save"
              >
                {t("common.save")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
      {row && <HistoryNote id={row.id} />}
    </Dialog>
  );
}

function isWide(format: string): boolean {
  return format === "block" || format === "words" || format === "list";
}

function Resumed({ onStartOver }: { onStartOver: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="blue" data-testid="record-resumed">
      <Group justify="space-between" wrap="nowrap">
        <Text>{t("registers.resumed")}</Text>
        <Button variant="default" size="sm" onClick={onStartOver} data-testid="record-start-over">
          {t("registers.start_over")}
        </Button>
      </Group>
    </Alert>
  );
}

/** Asked in the form itself: what was typed stays in sight while one decides. */
function Leaving({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      color="yellow"
      role="alert"
      data-testid="record-leaving"
      ref={(alert) => alert?.scrollIntoView({ block: "center" })}
    >
      <Group justify="space-between" wrap="nowrap">
        <Text>{t("registers.leaving")}</Text>
        <Group wrap="nowrap">
          <Button variant="default" size="sm" onClick={onStay} autoFocus data-testid="record-stay">
            {t("registers.stay")}
          </Button>
          <Button variant="default" size="sm" onClick={onLeave} data-testid="record-leave">
            {t("registers.leave")}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
