import { Checkbox, SimpleGrid, Stack, Text, Textarea } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { fieldError, otherError } from "../../design/ErrorNote";
import { useAct, useCall } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { Round, RoundDraft } from "../types";
import { DoubtNote, doubtAt } from "./DoubtNote";
import { NumbersFields, numberOf, type PaperNumbers } from "./NumbersFields";
import { ParentRound } from "./ParentRound";
import { useProposal } from "./useProposed";

interface Words extends PaperNumbers {
  title: string;
  documents: string[];
  from: string;
  to: string;
  deadline: string;
  parent_round: string;
}

function wordsOf(round: Round): Words {
  const { title, documents, from, to, deadline, plan_dated, report_dated } = round;
  const numbers = {
    plan_number: round.plan_number ? String(round.plan_number) : "",
    report_number: round.report_number ? String(round.report_number) : "",
  };
  return {
    title,
    documents,
    from,
    to,
    deadline,
    plan_dated: plan_dated ?? "",
    report_dated: report_dated ?? "",
    ...numbers,
    parent_round: round.parent_round ?? "",
  };
}

/** What is sent of what was changed. */
function requestOf(changed: Partial<Record<string, unknown>>): Partial<RoundDraft> {
  const numbers = (["plan_number", "report_number"] as const)
    .filter((field) => changed[field] !== undefined)
    .map((field) => [field, numberOf(String(changed[field]))]);
  return { ...changed, ...Object.fromEntries(numbers) };
}

interface Props {
  round: Round;
  onClose: () => void;
  below: ReactNode;
}

/** Title, documents and dates of a round that exists. */
export function RoundEdit({ round, onClose, below }: Props) {
  const { t } = useTranslation();
  const save = useAct("rounds.save", { done: t("rounds.saved") });
  const [error, corrected] = useUncorrected(save.error);
  const before = useMemo(() => ({ ...wordsOf(round) }), [round]);
  const draft = useRecordDraft({ kind: "rounds", record: round.id, title: t("rounds.edit"), before });
  const change = (part: Partial<Words>) => {
    draft.change({ ...part });
    corrected(part);
  };
  return (
    <RecordDialog
      testId="round"
      title={t("rounds.edit")}
      record={round.id}
      draft={draft}
      error={otherError(error, [
        "title",
        "from",
        "to",
        "deadline",
        "plan_dated",
        "report_dated",
        "parent_round",
      ])}
      saving={save.isPending}
      onSave={(then) => save.mutate({ id: round.id, ...requestOf(draft.changed) }, then)}
      onClose={onClose}
      below={below}
    >
      <RoundFields round={round} words={draft.values as unknown as Words} error={error} onChange={change} />
    </RecordDialog>
  );
}

interface FieldsProps {
  round: Round;
  words: Words;
  error: unknown;
  onChange: (part: Partial<Words>) => void;
}

function RoundFields({ round, words, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const documents = useCall("documents.list", {});
  const { documents: chosen, from, to, deadline, plan_dated, report_dated } = words;
  const proposed = useProposal({
    id: round.id,
    documents: chosen,
    from,
    to,
    deadline,
    plan_dated,
    report_dated,
    plan_number: numberOf(words.plan_number),
    report_number: numberOf(words.report_number),
  });
  return (
    <>
      <Textarea
        id="round-title"
        data-testid="round-title"
        label={t("rounds.field.title")}
        autosize
        minRows={1}
        value={words.title}
        error={fieldError(error, "title")}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <SimpleGrid cols={3}>
        {(["from", "to", "deadline"] as const).map((field) => (
          <DateInput
            key={field}
            testId={`round-${field}`}
            label={t(`rounds.field.${field}`)}
            value={words[field]}
            error={fieldError(error, field)}
            onChange={(value) => onChange({ [field]: value })}
          />
        ))}
      </SimpleGrid>
      <DoubtNote sentence={doubtAt(proposed, "deadline")} />
      <NumbersFields words={words} proposed={proposed} error={error} onChange={onChange} />
      <ParentRound
        round={round}
        value={words.parent_round}
        error={fieldError(error, "parent_round")}
        onChange={(parent_round) => onChange({ parent_round })}
      />
      <Text fw={600}>{t("rounds.field.documents")}</Text>
      <Checkbox.Group
        role="group"
        value={words.documents}
        onChange={(documents) => onChange({ documents })}
        aria-label={t("rounds.field.documents")}
      >
        <Stack gap="xs" style={{ maxHeight: "12.5rem", overflowY: "auto" }}>
          {documents.data?.documents.map((document) => (
            <Checkbox key={document.id} value={document.id} label={document.label} />
          ))}
        </Stack>
      </Checkbox.Group>
      <DoubtNote sentence={doubtAt(proposed, "documents")} />
    </>
  );
}
