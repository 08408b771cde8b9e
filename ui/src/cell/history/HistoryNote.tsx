import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { moment } from "../../i18n/formats";
import { useCall, useUndo } from "../queries";

/** The acts on one record. Each can be undone. */
export function HistoryNote({ id }: { id: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <details
      onToggle={(event) => setOpened(event.currentTarget.open)}
      data-testid="history"
      className="history"
    >
      <summary>{t("history.title")}</summary>
      {opened && <Entries id={id} />}
    </details>
  );
}

function Entries({ id }: { id: string }) {
  const { t } = useTranslation();
  const history = useCall("undo.history", { id }, { fresh: true });
  const undo = useUndo();
  if (history.error) return <ErrorNote error={history.error} />;
  if (history.data?.entries.length === 0) return <Text>{t("history.none")}</Text>;
  return (
    <Stack gap={4} mt="xs">
      {history.data?.entries.map((entry) => (
        <Group key={`${entry.at}-${entry.what}`} justify="space-between" wrap="nowrap">
          <Text>
            {moment(entry.at)} · <span className="person-name">{entry.by}</span> ·{" "}
            {/* The old and the new value may be names. */}
            <span className="person-name">{entry.what}</span>
          </Text>
          {entry.undo && (
            <Button
              size="sm"
              variant="default"
              onClick={() => undo(entry.undo ?? "")}
              data-testid="history-undo"
            >
              {t("common.undo")}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
