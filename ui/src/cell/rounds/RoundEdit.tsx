import { Button, Checkbox, Group, SimpleGrid, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { useAct, useCall } from "../queries";
import { unsaved } from "../records/unsaved";
import { useUncorrected } from "../records/useUncorrected";
import type { Round } from "../types";
import { ParentRound } from "./ParentRound";

/** Title, documents and dates of a round that exists. */
export function RoundEdit({ round, onClose }: { round: Round; onClose: () => void }) {
  const { t } = useTranslation();
  const documents = useCall("documents.list", {});
  const save = useAct("rounds.save", { done: t("rounds.saved") });
  const [error, corrected] = useUncorrected(save.error);
  const [title, setTitle] = useState(round.title);
  const [chosen, setChosen] = useState(round.documents);
  const [days, setDays] = useState({ from: round.from, to: round.to, deadline: round.deadline });
  const [parent, setParent] = useState(round.parent_round ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { id: round.id, title, documents: chosen, parent_round: parent, ...days },
      { onSuccess: onClose },
    );
  };
  return (
    <form onSubmit={submit} {...unsaved(true)}>
      <Stack>
        <Textarea
          id="round-title"
          data-testid="round-title"
          label={t("rounds.field.title")}
          autosize
          minRows={1}
          value={title}
          error={fieldError(error, "title")}
          onChange={(event) => {
            setTitle(event.currentTarget.value);
            corrected({ title: true });
          }}
        />
        <SimpleGrid cols={3}>
          {(["from", "to", "deadline"] as const).map((field) => (
            <DateInput
              key={field}
              testId={`round-${field}`}
              label={t(`rounds.field.${field}`)}
              value={days[field]}
              error={fieldError(error, field)}
              onChange={(value) => {
                setDays((before) => ({ ...before, [field]: value }));
                corrected({ [field]: value });
              }}
            />
          ))}
        </SimpleGrid>
        <ParentRound
          round={round}
          value={parent}
          error={fieldError(error, "parent_round")}
          onChange={(parent) => {
            setParent(parent);
            corrected({ parent_round: parent });
          }}
        />
        <Text fw={600}>{t("rounds.field.documents")}</Text>
        <Checkbox.Group value={chosen} onChange={setChosen} aria-label={t("rounds.field.documents")}>
          <Stack gap="xs" style={{ maxHeight: 200, overflowY: "auto" }}>
            {documents.data?.documents.map((document) => (
              <Checkbox key={document.id} value={document.id} label={document.label} />
            ))}
          </Stack>
        </Checkbox.Group>
        <ErrorNote error={otherError(error, ["title", "from", "to", "deadline", "parent_round"])} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} data-testid="round-save">
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
