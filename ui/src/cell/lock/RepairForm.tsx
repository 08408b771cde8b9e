import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { dialogs, Refusal } from "../../door";
import { useAct } from "../queries";

/** The person who was opening the book when it was found damaged. */
export interface Opener {
  person: string;
  passphrase: string;
}

export function isDamage(error: unknown): boolean {
  return error instanceof Refusal && error.code === "damaged";
}

/** A damaged book is rebuilt from what can be read of it, and from a backup when there is one. */
export function RepairForm({ opener, error, onBack }: { opener: Opener; error: Error; onBack: () => void }) {
  const { t } = useTranslation();
  const repair = useAct("book.repair");
  const [failure, setFailure] = useState<unknown>(null);
  const begin = async (withBackup: boolean) => {
    setFailure(null);
    try {
      const backup = withBackup ? await dialogs.openFile("backup") : null;
      if (withBackup && !backup) return;
      await repair.mutateAsync({ ...opener, backup });
    } catch (refused) {
      setFailure(refused);
    }
  };
  if (repair.data) {
    return (
      <Stack data-testid="repair-done">
        <Title order={2}>{t("repair.done")}</Title>
        {repair.data.sentences.map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
        <Button size="lg" onClick={onBack} data-testid="repair-open">
          {t("lock.open")}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack data-testid="repair-form">
      <Title order={2}>{t("repair.title")}</Title>
      <Text>{error.message}</Text>
      <Text c="ink.6">{t("repair.help")}</Text>
      <ErrorNote error={failure} />
      <Button
        size="lg"
        loading={repair.isPending}
        onClick={() => void begin(true)}
        data-testid="repair-with-backup"
      >
        {t("repair.with_backup")}
      </Button>
      <Button
        variant="default"
        loading={repair.isPending}
        onClick={() => void begin(false)}
        data-testid="repair-without"
      >
        {t("repair.without")}
      </Button>
      <Group>
        <Button variant="subtle" onClick={onBack} data-testid="repair-back">
          {t("common.back")}
        </Button>
      </Group>
    </Stack>
  );
}
