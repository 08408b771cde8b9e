import { Checkbox, Text, Textarea } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { useAct } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { ReturnedThing } from "./useReturns";
import { useReturnWords } from "./words";

interface Props {
  one: ReturnedThing;
  onClose: () => void;
}

/** The cell's sentence to the superior's comment, and whether something was mended. */
export function AnswerForm({ one, onClose }: Props) {
  const { t } = useTranslation();
  const words = useReturnWords();
  const before = useMemo(
    () => ({ answer: one.answer, mended: one.state === "mended" }),
    [one.answer, one.state],
  );
  const draft = useRecordDraft({
    kind: "return-answer",
    record: one.id,
    title: t("returns.replying"),
    before,
  });
  const save = useAct("returns.answer", { done: t("returns.replied") });
  const [error, corrected] = useUncorrected(save.error);
  const { answer, mended } = draft.values as typeof before;
  return (
    <RecordDialog
      testId="reply"
      title={t("returns.replying")}
      record={null}
      draft={draft}
      error={otherError(error, ["answer"])}
      saving={save.isPending}
      onSave={(then) => save.mutate({ id: one.id, number: one.number, answer, mended }, then)}
      unfit={!draft.typed}
      onClose={onClose}
    >
      <Text className="person-name">{words.what(one)}</Text>
      <Text className="person-name" style={{ whiteSpace: "pre-wrap" }}>
        {t("returns.commented", { comment: one.comment })}
      </Text>
      <Textarea
        label={t("returns.answer")}
        description={t("returns.answer_seen")}
        value={answer}
        onChange={(event) => {
          draft.change({ answer: event.currentTarget.value });
          corrected({ answer: event.currentTarget.value });
        }}
        error={fieldError(error, "answer")}
        autosize
        minRows={3}
        maxRows={8}
        data-autofocus
        data-testid="reply-answer"
      />
      <Checkbox
        label={t("returns.is_mended")}
        checked={mended}
        onChange={(event) => {
          draft.change({ mended: event.currentTarget.checked });
          corrected({ answer });
        }}
        data-testid="reply-mended"
      />
    </RecordDialog>
  );
}
