import { Button, Group, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { useAct } from "../queries";
import { NewPassphrase, useNewPassphrase } from "../settings/NewPassphrase";
import type { Status } from "../types";

/** The sheet's words open the book and set a new passphrase for one person. */
export function RecoverForm({ status, onBack }: { status: Status; onBack: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const recover = useAct("profile.recover");
  const [words, setWords] = useState("");
  const [person, setPerson] = useState(status.people[0]?.id ?? "");
  const name = status.people.find((one) => one.id === person)?.name;
  const next = useNewPassphrase([name, status.cell_name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!next.isReady()) return;
    recover.mutate(
      { words, person, new_passphrase: next.passphrase },
      {
        onSuccess: (answer) => {
          queries.setQueryData(["profile.status", {}], answer);
          void queries.invalidateQueries();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} data-testid="recover-form">
      <Stack>
        <Text>{t("lock.recover_help")}</Text>
        <Textarea
          id="recover-words"
          data-testid="recover-words"
          label={t("lock.recover_words")}
          rows={3}
          autoFocus
          value={words}
          error={fieldError(recover.error, "words")}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          id="recover-person"
          data-testid="recover-person"
          label={t("lock.person")}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          data={status.people.map((p) => ({ value: p.id, label: p.name }))}
        />
        <NewPassphrase
          id="recover-passphrase"
          label={t("lock.new_passphrase")}
          description={t("first_run.passphrase_rule")}
          chosen={next}
          refused={fieldError(recover.error, "new_passphrase")}
        />
        <ErrorNote error={otherError(recover.error, ["words", "new_passphrase"])} />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack} data-testid="recover-back">
            {t("common.back")}
          </Button>
          <Button type="submit" loading={recover.isPending} data-testid="recover-open">
            {t("lock.recover_open")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
