import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { fieldError, otherError } from "../../design/ErrorNote";
import { type Answer, dialogs, type Request } from "../../door";
import { useAct } from "../queries";
import type { Values } from "../records/draft";
import { RecordDialog } from "../records/RecordDialog";
import { type RecordDraft, useRecordDraft } from "../records/useRecordDraft";
import { FourWords } from "./FourWords";
import { isOtherCell, OtherCell } from "./OtherCell";
import { isOtherCommittee, OtherCommittee } from "./OtherCommittee";

interface Props {
  unit: string | null;
  onClose: () => void;
}

const EMPTY: Values = { code: "" };

/** Joins a book that may already hold work to its superior: nothing recorded before is lost. */
export function EnrolDialog({ unit, onClose }: Props) {
  const { t } = useTranslation();
  const title = t(unit ? "exchange.enrol_again" : "exchange.enrol");
  const draft = useRecordDraft({ kind: "enrol", record: null, title, before: EMPTY });
  const enrol = useAct("exchange.enrol", { touches: ["exchange"] });
  const send = (request: Request<"exchange.enrol">, onError?: () => void) =>
    enrol.mutate(request, { onSuccess: draft.forget, onError });
  if (enrol.data) return <Enrolled title={title} answer={enrol.data} onClose={onClose} />;
  return <Code unit={unit} title={title} draft={draft} enrol={enrol} send={send} onClose={onClose} />;
}

interface CodeProps extends Props {
  title: string;
  draft: RecordDraft;
  enrol: Pick<ReturnType<typeof useAct<"exchange.enrol">>, "error" | "variables" | "isPending" | "reset">;
  send: (request: Request<"exchange.enrol">, onError?: () => void) => void;
}

function Code({ unit, title, draft, enrol, send, onClose }: CodeProps) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
  const code = String(draft.values.code);
  const chooseFile = () => {
    setFailure(null);
    dialogs
      .openFile("invite")
      .then((file) => file && send({ file }))
      .catch(setFailure);
  };
  const otherCell = isOtherCell(enrol.error) && enrol.variables ? enrol.error : null;
  const otherCommittee = isOtherCommittee(enrol);
  return (
    <RecordDialog
      testId="enrol"
      size="lg"
      title={title}
      record={null}
      draft={draft}
      error={failure ?? (otherCell || otherCommittee ? null : otherError(enrol.error, ["code"]))}
      saving={enrol.isPending}
      onSave={({ onError }) => send({ code: code.trim() }, onError)}
      action={t("enrol.use_code")}
      actionTestId="enrol-use-code"
      unfit={code.trim() === ""}
      onClose={onClose}
      aside={
        <Button variant="default" onClick={chooseFile} data-testid="enrol-choose-file">
          {t("enrol.choose_file")}
        </Button>
      }
    >
      <Text>{t(unit ? "enrol.again_help" : "enrol.help")}</Text>
      {unit && (
        <Text c="ink.6" fz="sm" style={{ overflowWrap: "anywhere" }}>
          {t("enrol.unit", { unit })}
        </Text>
      )}
      <TextInput
        id="enrol-code"
        data-testid="enrol-code"
        data-autofocus
        label={t("enrol.code")}
        autoComplete="off"
        value={code}
        error={fieldError(enrol.error, "code")}
        onChange={(event) => draft.change({ code: event.currentTarget.value })}
      />
      {otherCommittee && (
        <OtherCommittee
          error={enrol.error}
          pending={enrol.isPending}
          onMove={(since) => send({ ...enrol.variables, under_since: since })}
        />
      )}
      {otherCell && (
        <OtherCell
          error={otherCell}
          pending={enrol.isPending}
          onSame={() => send({ ...enrol.variables, same_cell: true })}
          onAnother={() => {
            enrol.reset();
            draft.startOver();
          }}
        />
      )}
    </RecordDialog>
  );
}

interface EnrolledProps {
  title: string;
  answer: Answer<"exchange.enrol">;
  onClose: () => void;
}

function Enrolled({ title, answer, onClose }: EnrolledProps) {
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} size="lg" title={title} data-testid="enrol-dialog">
      <Stack>
        <FourWords
          words={answer.four_words}
          superior={answer.superior_name}
          unit={answer.unit_name}
          cell={answer.cell_name}
          joined={answer.joined}
        />
        <Group justify="flex-end">
          <Button onClick={onClose} data-testid="enrol-done">
            {t("common.close")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
