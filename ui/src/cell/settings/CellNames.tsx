import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { FormDialog } from "../../design/FormDialog";
import type { Answer } from "../../door";
import { HistoryNote } from "../history/HistoryNote";
import { useAct, useCall } from "../queries";

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
  const [cell, setCell] = useState(names.cell_name);
  const [superior, setSuperior] = useState(names.superior_name);
  const unchanged = cell === names.cell_name && superior === names.superior_name;
  return (
    <FormDialog
      onClose={onClose}
      title={t("cell.correct")}
      testId="cell-form"
      onSubmit={() => correct.mutate({ cell_name: cell, superior_name: superior }, { onSuccess: onClose })}
      error={otherError(correct.error, ["cell_name", "superior_name"])}
      action={t("common.save")}
      actionTestId="cell-save"
      disabled={cell.trim() === "" || unchanged}
      pending={correct.isPending}
    >
      <TextInput
        id="cell-name-input"
        data-testid="cell-name-input"
        data-autofocus
        label={t("first_run.cell_name")}
        value={cell}
        error={fieldError(correct.error, "cell_name")}
        onChange={(event) => setCell(event.currentTarget.value)}
      />
      {!names.superior_sent && (
        <TextInput
          id="cell-superior-input"
          data-testid="cell-superior-input"
          label={t("first_run.superior_name")}
          value={superior}
          error={fieldError(correct.error, "superior_name")}
          onChange={(event) => setSuperior(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
