import { Alert, Button, Group, Radio, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { Dialog } from "../../design/Dialog";
import { ErrorNote, otherError } from "../../design/ErrorNote";
import { HistoryNote } from "../history/HistoryNote";
import { useAct } from "../queries";
import type { DocumentLine } from "../types";
import { DOCUMENT_FIELDS, DocumentFields } from "./DocumentFields";
import { draftOf, requestOf } from "./draft";

interface Props {
  document: DocumentLine | null;
  others: readonly DocumentLine[];
  onClose: () => void;
}

type Secrecy = "unasked" | "open" | "secret";

/** The question about the secret stamp comes first: such a document never enters the program. */
export function DocumentForm({ document, others, onClose }: Props) {
  const { t } = useTranslation();
  const [secrecy, setSecrecy] = useState<Secrecy>(document ? "open" : "unasked");
  const [draft, setDraft] = useState(() => draftOf(document));
  const save = useAct("documents.save", { done: t("documents.saved") });
  const remove = useAct("documents.delete", { done: t("documents.deleted"), tell: true });
  const ours = !document?.from_superior;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(requestOf(document, draft), { onSuccess: onClose });
  };
  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={document?.label ?? t("documents.add")}
      data-testid="document-form"
    >
      <form onSubmit={submit}>
        <Stack>
          {!document && <SecrecyQuestion answer={secrecy} onAnswer={setSecrecy} />}
          {!ours && <Alert color="blue">{t("documents.from_superior")}</Alert>}
          {secrecy === "open" && (
            <>
              <DocumentFields
                draft={draft}
                onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
                others={others.filter((other) => other.id !== document?.id)}
                error={save.error}
                readOnly={!ours}
              />
              <Text c="ink.6">{t("documents.files_later")}</Text>
              <ErrorNote error={otherError(save.error, DOCUMENT_FIELDS)} />
            </>
          )}
          <Group justify="space-between">
            {document && ours ? (
              <ConfirmButton
                testId="document-delete"
                variant="subtle"
                question={t("documents.delete_question", { label: document.label })}
                answer={t("documents.delete")}
                onConfirm={() => remove.mutate({ id: document.id }, { onSuccess: onClose })}
              >
                {t("documents.delete")}
              </ConfirmButton>
            ) : (
              <span />
            )}
            <Group>
              <Button variant="default" onClick={onClose} data-testid="document-cancel">
                {t(secrecy === "open" && ours ? "common.cancel" : "common.close")}
              </Button>
              {secrecy === "open" && ours && (
                <Button type="submit" loading={save.isPending} data-testid="document-save">
                  {t("common.save")}
                </Button>
              )}
            </Group>
          </Group>
        </Stack>
      </form>
      {document && <HistoryNote id={document.id} />}
    </Dialog>
  );
}

function SecrecyQuestion({ answer, onAnswer }: { answer: Secrecy; onAnswer: (answer: Secrecy) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        label={t("documents.secret_question")}
        value={answer}
        onChange={(value) => onAnswer(value as Secrecy)}
        data-testid="document-secret"
      >
        <Group mt="xs" gap="xl">
          <Radio value="open" label={t("common.no")} data-testid="document-secret-no" />
          <Radio value="secret" label={t("common.yes")} data-testid="document-secret-yes" />
        </Group>
      </Radio.Group>
      {answer === "secret" && (
        <Alert color="yellow" role="alert" data-testid="document-refused">
          {t("documents.secret_refused")}
        </Alert>
      )}
    </>
  );
}
