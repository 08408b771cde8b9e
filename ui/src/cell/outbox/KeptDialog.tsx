import { Button, Group, List, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { moment } from "../../i18n/formats";
import type { KeptItem } from "./kept";
import { dropKept, saveKept } from "./kept";
import { whatTheyAre } from "./words";

interface Props {
  kept: readonly KeptItem[];
  unread: number;
  onDone: () => void;
}

/** The last person could not save these items before the book was locked, so the person who opened it now decides about them. */
export function KeptDialog({ kept, unread, onDone }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
      onDone();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      onClose={() => undefined}
      withCloseButton={false}
      size={720}
      title={<Text fw={600}>{t("outbox.title.kept")}</Text>}
      data-testid="kept-dialog"
    >
      <Text>{t("outbox.kept")}</Text>
      <List my="md" spacing={4} className="person-name">
        {groupedByMinute(kept).map(({ items, by, at }) => (
          <List.Item key={`${by}-${at}`} data-testid="kept-line">
            {t("outbox.kept_line", {
              what: whatTheyAre(
                t,
                items.map(({ item }) => item),
              ).join("; "),
              by,
              at: moment(at),
            })}
          </List.Item>
        ))}
      </List>
      {unread > 0 && <Text c="ink.6">{t("outbox.kept_unread", { count: unread })}</Text>}
      <ErrorNote error={error} />
      <Group justify="flex-end" mt="md">
        <ConfirmButton
          testId="kept-drop"
          variant="default"
          disabled={busy}
          question={t("outbox.kept_drop_question")}
          answer={t("outbox.kept_drop")}
          onConfirm={() => void act(() => dropKept(kept))}
        >
          {t("outbox.kept_drop")}
        </ConfirmButton>
        <Button
          data-autofocus
          loading={busy}
          disabled={kept.length === 0}
          onClick={() => void act(() => saveKept(kept))}
          data-testid="kept-save"
        >
          {t("outbox.kept_save")}
        </Button>
      </Group>
    </Dialog>
  );
}

interface KeptGroup {
  by: string;
  at: string;
  items: KeptItem[];
}

/** Items that one person left in the same minute share a line. */
function groupedByMinute(kept: readonly KeptItem[]): KeptGroup[] {
  const groups: KeptGroup[] = [];
  for (const one of kept) {
    const last = groups.at(-1);
    if (last && last.by === one.by && last.at.slice(0, 16) === one.at.slice(0, 16)) last.items.push(one);
    else groups.push({ by: one.by, at: one.at, items: [one] });
  }
  return groups;
}
