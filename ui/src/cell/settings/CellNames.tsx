import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import type { Answer } from "../../door";
import { date } from "../../i18n/formats";
import { HistoryNote } from "../history/HistoryNote";
import { useAct, useCall } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";

type Names = Answer<"cell.names">;

/** The names of the cell and its superior, and the history of who corrected them and who kept the book. */
export function CellNames() {
  const { t } = useTranslation();
  const names = useCall("cell.names", {});
  const [correcting, setCorrecting] = useState(false);
  if (!names.data) return <ErrorNote error={names.error} />;
  const superior = names.data.superior_sent ?? names.data.superior_name;
  return (
    <>
      <Stack gap={4}>
        <Text data-testid="cell-names">
          <b>{names.data.cell_name}</b>
        </Text>
        <Text>{t("cell.superior", { name: superior || t("cell.superior_unknown") })}</Text>
        {names.data.superior_sent && <Text c="ink.6">{t("cell.superior_sent")}</Text>}
      </Stack>
      {names.data.may_correct ? (
        <Group>
          <Button variant="default" onClick={() => setCorrecting(true)} data-testid="cell-correct">
            {t("cell.correct")}
          </Button>
        </Group>
      ) : (
        <Text c="ink.6">{t("cell.heads_only")}</Text>
      )}
      <HistoryNote id={names.data.id} />
      {correcting && <Correct names={names.data} onClose={() => setCorrecting(false)} />}
    </>
  );
}

function Correct({ names, onClose }: { names: Names; onClose: () => void }) {
  const { t } = useTranslation();
  const correct = useAct("cell.correct", { done: t("cell.corrected"), touches: ["people", "exchange"] });
  const [error, corrected] = useUncorrected(correct.error);
  const { cell_name, superior_name } = names;
  const days = (names.congresses ?? []).map((day) => date(day)).join("\n");
  const before = useMemo(
    () => ({ cell_name, superior_name, congresses: days }),
    [cell_name, superior_name, days],
  );
  const draft = useRecordDraft({ kind: "cell-names", record: null, title: t("cell.correct"), before });
  const words = draft.values as unknown as typeof before;
  const input = (field: keyof typeof before) => ({
    value: words[field],
    error: fieldError(error, field),
    onChange: (event: { currentTarget: { value: string } }) => {
      const part = { [field]: event.currentTarget.value };
      draft.change(part);
      corrected(part);
    },
  });
  return (
    <RecordDialog
      testId="cell"
      size="lg"
      title={t("cell.correct")}
      record={null}
      draft={draft}
      error={otherError(error, ["cell_name", "superior_name", "congresses"])}
      saving={correct.isPending}
      onSave={(then) => correct.mutate({ ...words, congresses: words.congresses.split("\n") }, then)}
      unfit={words.cell_name.trim() === "" || !draft.typed}
      onClose={onClose}
    >
      <TextInput
        {...input("cell_name")}
        id="cell-name-input"
        data-testid="cell-name-input"
        data-autofocus
        label={t("first_run.cell_name")}
      />
      {!names.superior_sent && (
        <TextInput
          {...input("superior_name")}
          id="cell-superior-input"
          data-testid="cell-superior-input"
          label={t("first_run.superior_name")}
        />
      )}
      <Textarea
        {...input("congresses")}
        id="cell-congresses"
        data-testid="cell-congresses"
        label={t("paper_numbers.congresses")}
        description={t("paper_numbers.congresses_help")}
        autosize
        minRows={2}
        maxRows={6}
      />
    </RecordDialog>
  );
}
