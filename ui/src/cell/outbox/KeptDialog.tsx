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

/** What the last person could not save before the book was locked: whoever opened it now says what becomes of it. */
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
        {saidTogether(kept).map(({ items, by, at }) => (
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

interface Together {
  by: string;
  at: string;
  items: KeptItem[];
}

/** One line for what one person left at one time. */
function saidTogether(kept: readonly KeptItem[]): Together[] {
  const together: Together[] = [];
  for (const one of kept) {
    const last = together.at(-1);
    if (last && last.by === one.by && last.at.slice(0, 16) === one.at.slice(0, 16)) last.items.push(one);
    else together.push({ by: one.by, at: one.at, items: [one] });
  }
  return together;
}
