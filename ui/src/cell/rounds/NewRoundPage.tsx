import { Button, Checkbox, Group, Paper, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { PageHead } from "../frame/PageHead";
import { useOpened } from "../news/useOpened";
import { showSentence } from "../notices/notices";
import { useAct, useCall, useSuperior } from "../queries";
import { newId } from "../records/newId";
import { unsaved } from "../records/unsaved";
import { useOnce } from "../records/useOnce";
import { useUncorrected } from "../records/useUncorrected";
import type { DocumentLine, SuperiorRound } from "../types";
import { candidates, ParentChoice, parentOf } from "./ParentChoice";
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
          key={`${search.document}-${search.parent}`}
          documents={documents.data.documents}
          begun={search.document ? [search.document] : []}
          parent={parent}
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

function NewRoundForm({ documents, begun, parent: named, sent }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const superior = useSuperior();
  const save = useAct("rounds.save");
  const [error, corrected] = useUncorrected(save.error);
  const titleInput = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string[]>(() => begunWith(begun, named, sent, documents));
  const [choice, setChoice] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const offered = named ? [] : candidates(sent, chosen);
  const tied = named?.id ?? parentOf(choice, offered);
  const parent = named ?? offered.find((round) => round.id === tied) ?? null;
  const [title, setTitle] = useState<{ is: "filled" } | { is: "typed"; text: string }>({ is: "filled" });
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const filled = useTitle(documents.filter((document) => chosen.includes(document.id)));
  const shownTitle = title.is === "typed" ? title.text : (parent?.title ?? filled);
  const [new_id] = useState(newId);
  const opened = (round: string | null) =>
    void navigate(round ? { to: "/rounds/$round", params: { round } } : { to: "/rounds" });
  const once = useOnce(() => undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (shownTitle.trim() === "") {
      titleInput.current?.focus();
      showSentence(t("records.first_empty"));
      return;
    }
    if (tied === null) {
      setAsked(true);
      showSentence(t("rounds.parent_missing"));
      return;
    }
    const request = {
      new_id,
      title: shownTitle,
      documents: chosen,
      // An empty word ties the round to none, and is no field left out.
      parent_round: parent?.id ?? "",
      from,
      to,
      deadline: parent?.deadline ?? "",
    };
    once(({ onError }) => save.mutate(request, { onError, onSuccess: ({ id }) => opened(id) }));
  };
  return (
    <form onSubmit={submit} noValidate {...unsaved(true)}>
      <Stack maw={960}>
        {named && <Text>{t("rounds.following", { superior, title: named.title })}</Text>}
        <DocumentChoice documents={documents} chosen={chosen} onChange={setChosen} />
        <ParentChoice offered={offered} value={tied} missing={asked && tied === null} onChange={setChoice} />
        <TextInput
          id="round-title"
          data-testid="round-title"
          label={t("rounds.field.title")}
          placeholder={t("rounds.title_example")}
          required
          withAsterisk
          value={shownTitle}
          error={fieldError(error, "title")}
          ref={titleInput}
          onChange={(event) => {
            setTitle({ is: "typed", text: event.currentTarget.value });
            corrected({ title: true });
          }}
        />
        <SimpleGrid cols={2} maw={480}>
          <DateInput
            testId="round-from"
            label={t("rounds.field.from")}
            value={from}
            onChange={(from) => {
              setFrom(from);
              corrected({ from });
            }}
            error={fieldError(error, "from")}
          />
          <DateInput
            testId="round-to"
            label={t("rounds.field.to")}
            value={to}
            onChange={(to) => {
              setTo(to);
              corrected({ to });
            }}
            error={fieldError(error, "to")}
          />
        </SimpleGrid>
        <ErrorNote error={otherError(error, ["title", "from", "to"])} />
        <Group>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={shownTitle.trim() === ""}
            data-testid="round-save"
          >
            {t("rounds.create")}
          </Button>
          <Button
            variant="default"
            onClick={() => void navigate({ to: "/rounds" })}
            data-testid="round-cancel"
          >
            {t("common.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ChoiceProps {
  documents: readonly DocumentLine[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

function DocumentChoice({ documents, chosen, onChange }: ChoiceProps) {
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
      <Checkbox.Group value={chosen} onChange={onChange} aria-label={t("rounds.choose_documents")}>
        <Stack gap="sm" style={{ maxHeight: 260, overflowY: "auto" }}>
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
    </Paper>
  );
}
