import { Box, Button, Checkbox, Group, Paper, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { KeptForm } from "../../design/KeptForm";
import { PageHead } from "../frame/PageHead";
import { useOpened } from "../news/useOpened";
import { showSentence } from "../notices/notices";
import { useAct, useCall, useSuperior } from "../queries";
import { useOnce } from "../records/useOnce";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { DocumentLine, Plan, RoundLine, SuperiorRound } from "../types";
import { CopyChoice } from "./CopyChoice";
import { DoubtNote, doubtAt } from "./DoubtNote";
import { candidates, ParentChoice, parentOf } from "./ParentChoice";
import { PlanFields } from "./PlanFields";
import { useProposed } from "./useProposed";
import { useTitle } from "./useTitle";

export default function NewRoundPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/rounds/new" });
  const documents = useCall("documents.list", {});
  const rounds = useCall("rounds.list", {});
  const parent = rounds.data?.from_superior.find((round) => round.id === search.parent) ?? null;
  useOpened(parent?.id);
  return (
    <div data-testid="page-new-round">
      <PageHead title={t("rounds.add")} below={t("rounds.new_help")} />
      <ErrorNote error={documents.error ?? rounds.error} />
      {documents.data && rounds.data && (
        <NewRoundForm
          key={`${search.document}-${search.parent}-${search.copy}`}
          documents={documents.data.documents}
          begun={search.document ? [search.document] : []}
          parent={parent}
          copied={search.copy ?? ""}
          rounds={rounds.data.rounds}
          sent={rounds.data.from_superior}
        />
      )}
    </div>
  );
}

interface Props {
  documents: readonly DocumentLine[];
  begun: string[];
  parent: SuperiorRound | null;
  /** The earlier round that the page was opened to copy; empty for none. */
  copied: string;
  rounds: readonly RoundLine[];
  /** The superior's rounds that no round of the cell follows yet. */
  sent: readonly SuperiorRound[];
}

/** A round that follows the superior's studies all of its documents, also when it was begun from one of them. */
function begunWith(
  begun: readonly string[],
  named: SuperiorRound | null,
  sent: readonly SuperiorRound[],
  documents: readonly DocumentLine[],
): string[] {
  const follows = named ? [named] : candidates(sent, begun);
  const ids = [...begun, ...(follows.length === 1 ? (follows[0]?.document_ids ?? []) : [])];
  return documents.filter((document) => ids.includes(document.id)).map((document) => document.id);
}

interface Words {
  documents: string[];
  /** Null while the title follows from the documents. */
  title: string | null;
  from: string;
  to: string;
  /** The superior's round that was chosen, when there is a choice. */
  follows: string | null;
  /** The earlier round that is copied; empty for none. */
  copy_of: string;
  /** Null while the plan follows from the rest. */
  plan: Plan | null;
}

function NewRoundForm({ documents, begun, parent: named, copied, rounds, sent }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const superior = useSuperior();
  const save = useAct("rounds.save");
  const [error, corrected] = useUncorrected(save.error);
  const titleInput = useRef<HTMLInputElement>(null);
  const [before] = useState(() => ({
    documents: begunWith(begun, named, sent, documents),
    title: null,
    from: "",
    to: "",
    follows: null,
    copy_of: copied,
    plan: null,
  }));
  // A round that follows one of the superior's has a draft of its own.
  const kind = named ? `rounds-${named.id}` : copied ? `rounds-copy-${copied}` : "rounds";
  const draft = useRecordDraft({ kind, record: null, title: t("rounds.add"), before });
  const words = draft.values as unknown as Words;
  const change = (part: Partial<Words>) => {
    draft.change({ ...part });
    corrected(part);
  };
  const [asked, setAsked] = useState(false);
  const offered = named ? [] : candidates(sent, words.documents);
  const tied = named?.id ?? parentOf(words.follows, offered);
  const parent = named ?? offered.find((round) => round.id === tied) ?? null;
  const filled = useTitle(documents.filter((document) => words.documents.includes(document.id)));
  const title = words.title ?? parent?.title ?? filled;
  const proposed = useProposed(words, parent);
  const once = useOnce(draft.forget);
  const submit = () => {
    if (title.trim() === "") {
      titleInput.current?.focus();
      showSentence(t("records.first_empty"));
      return;
    }
    if (tied === null) {
      setAsked(true);
      showSentence(t("rounds.parent_missing"));
      return;
    }
    const { follows: _, plan, ...typed } = words;
    const request = {
      ...typed,
      ...(plan && { plan }),
      title,
      // An empty word ties the round to none, and is no field left out.
      parent_round: parent?.id ?? "",
      deadline: parent?.deadline ?? "",
    };
    const opened = (round: string | null) =>
      void navigate(round ? { to: "/rounds/$round", params: { round } } : { to: "/rounds" });
    once(({ onError, onSuccess }) =>
      save.mutate(
        { ...request, ...draft.target },
        {
          onError,
          onSuccess: ({ id }) => {
            onSuccess();
            opened(id);
          },
        },
      ),
    );
  };
  return (
    <Box maw={960}>
      <KeptForm
        testId="round-form"
        draft={draft}
        onSubmit={submit}
        onClose={() => void navigate({ to: "/rounds" })}
        error={otherError(error, ["title", "from", "to"])}
        action={t("rounds.create")}
        disabled={false}
        pending={save.isPending}
      >
        {named && <Text>{t("rounds.following", { superior, title: named.title })}</Text>}
        <CopyChoice rounds={rounds} value={words.copy_of} onChange={(copy_of) => change({ copy_of })} />
        <DocumentChoice
          documents={documents}
          chosen={words.documents}
          doubt={doubtAt(proposed, "documents")}
          onChange={(documents) => change({ documents })}
        />
        <ParentChoice
          offered={offered}
          value={tied}
          missing={asked && tied === null}
          onChange={(follows) => change({ follows })}
        />
        <TextInput
          id="round-title"
          data-testid="round-title"
          label={t("rounds.field.title")}
          placeholder={t("rounds.title_example")}
          required
          withAsterisk
          value={title}
          error={fieldError(error, "title")}
          ref={titleInput}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <SimpleGrid cols={2} maw={480}>
          {(["from", "to"] as const).map((field) => (
            <DateInput
              key={field}
              testId={`round-${field}`}
              label={t(`rounds.field.${field}`)}
              value={words[field]}
              onChange={(day) => change({ [field]: day })}
              error={fieldError(error, field)}
            />
          ))}
        </SimpleGrid>
        {proposed?.plan && (
          <PlanFields value={words.plan ?? proposed.plan} onChange={(plan) => change({ plan })} />
        )}
      </KeptForm>
    </Box>
  );
}

interface ChoiceProps {
  documents: readonly DocumentLine[];
  chosen: string[];
  doubt: string | undefined;
  onChange: (chosen: string[]) => void;
}

function DocumentChoice({ documents, chosen, doubt, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Paper>
      <Group justify="space-between" mb="xs">
        <Text fw={600}>{t("rounds.choose_documents")}</Text>
        <Button
          variant="default"
          size="sm"
          onClick={() => void navigate({ to: "/documents", search: { open: "new" } })}
          data-testid="round-add-document"
        >
          {t("documents.add")}
        </Button>
      </Group>
      {documents.length === 0 && <Text>{t("rounds.no_documents")}</Text>}
      <Checkbox.Group
        role="group"
        value={chosen}
        onChange={onChange}
        aria-label={t("rounds.choose_documents")}
      >
        <Stack gap="sm" style={{ maxHeight: "16.25rem", overflowY: "auto" }}>
          {documents.map((document) => (
            <Checkbox
              key={document.id}
              value={document.id}
              label={document.summary ? `${document.label} – ${document.summary}` : document.label}
              data-testid="round-document"
              data-id={document.id}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <DoubtNote sentence={doubt} />
    </Paper>
  );
}
