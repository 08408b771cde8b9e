import { Alert, Group, Radio, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { otherError } from "../../design/ErrorNote";
import { DeletionReach } from "../deletion/DeletionReach";
import { FormerNote } from "../exchange/FormerNote";
import { useAct } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { DocumentLine } from "../types";
import { DOCUMENT_FIELDS, DocumentFields } from "./DocumentFields";
import { type Draft, draftOf, REFUSED_WITH_A_STAMP, requestOf } from "./draft";
import { MaterialList } from "./MaterialList";

interface Props {
  document: DocumentLine | null;
  others: readonly DocumentLine[];
  onClose: () => void;
}

type Secrecy = "unasked" | "open" | "secret";

/** The question about the secret stamp comes first: such a document never enters the program. */
export function DocumentForm({ document, others, onClose }: Props) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<Secrecy>(document ? "open" : "unasked");
  const record = document?.id ?? null;
  const before = useMemo(() => ({ ...draftOf(document) }), [document]);
  const title = t("documents.title");
  const draft = useRecordDraft({ kind: "documents", record, title, before, keeping: REFUSED_WITH_A_STAMP });
  const save = useAct("documents.save", { done: t("documents.saved") });
  const [error, corrected] = useUncorrected(save.error);
  const remove = useAct("documents.delete", { done: t("documents.deleted"), notifies: true });
  const ours = !document?.from_superior;
  // The person who typed this draft answered the question then.
  const secrecy = answer === "unasked" && draft.resumed ? "open" : answer;
  const values = draft.values as unknown as Draft;
  const changed = (part: Partial<Draft>) => {
    // The answer of the last time holds when all of the draft is erased, too.
    setAnswer("open");
    draft.change({ ...part });
    corrected(part);
  };
  const answered = (secrecy: Secrecy) => {
    setAnswer(secrecy);
    if (secrecy === "secret") draft.startOver();
  };
  return (
    <RecordDialog
      testId="document"
      title={document?.label ?? t("documents.add")}
      record={record}
      draft={draft}
      error={otherError(error, DOCUMENT_FIELDS)}
      saving={save.isPending}
      onSave={(then) => save.mutate({ ...requestOf(values), ...draft.target }, then)}
      deletion={
        document && ours
          ? {
              label: t("documents.delete"),
              question: (
                <>
                  {t("documents.delete_question", { label: document.label })}
                  <DeletionReach id={document.id} all />
                </>
              ),
              onConfirm: (then) => remove.mutate({ id: document.id }, then),
            }
          : null
      }
      closed={secrecy !== "open" || !ours}
      onClose={onClose}
    >
      {!document && <SecrecyQuestion answer={secrecy} onAnswer={answered} />}
      {!ours && <Alert color="blue">{t("documents.from_superior")}</Alert>}
      <FormerNote former={document?.former ?? null} />
      {secrecy === "open" && (
        <>
          <DocumentFields
            draft={values}
            onChange={changed}
            others={others.filter((other) => other.id !== document?.id)}
            error={error}
            readOnly={!ours}
          />
          {document && !ours ? (
            <MaterialList sentWith={[document.id]} />
          ) : (
            <Text c="ink.6">{t("documents.files_later")}</Text>
          )}
        </>
      )}
    </RecordDialog>
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
