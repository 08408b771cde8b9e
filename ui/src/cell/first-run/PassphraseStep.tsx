import { Alert, Button, Checkbox, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { useAct } from "../queries";
import { useWeak } from "../settings/useWeak";
import type { Sheet } from "../types";
import { type BookDraft, longEnough } from "./draft";

interface Props {
  draft: BookDraft;
  onBack: () => void;
  onBegun: () => void;
  onMade: (sheet: Sheet) => void;
}

export function PassphraseStep({ draft, onBack, onBegun, onMade }: Props) {
  const { t } = useTranslation();
  const create = useAct("profile.create", { touches: ["people"] });
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [shown, setShown] = useState(false);
  const [asked, setAsked] = useState(false);
  const weak = useWeak(passphrase, [draft.full_name, draft.cell_name]);
  const short = asked && !longEnough(passphrase) ? t("first_run.passphrase_short") : undefined;
  const different = asked && passphrase !== again ? t("first_run.passphrase_differs") : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!longEnough(passphrase) || passphrase !== again) return;
    onBegun();
    create.mutate({ ...draft, passphrase }, { onSuccess: onMade });
  };
  const kind = shown ? "text" : "password";
  return (
    <form onSubmit={submit}>
      <Stack>
        <Title order={2}>{t("first_run.passphrase_title")}</Title>
        <Text>{t("first_run.passphrase_rule")}</Text>
        <TextInput
          id="first-run-passphrase"
          data-testid="first-run-passphrase"
          type={kind}
          label={t("lock.passphrase")}
          autoComplete="new-password"
          autoFocus
          value={passphrase}
          error={short ?? weak ?? fieldError(create.error, "passphrase")}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <TextInput
          id="first-run-passphrase-again"
          data-testid="first-run-passphrase-again"
          type={kind}
          label={t("first_run.passphrase_again")}
          autoComplete="new-password"
          value={again}
          error={different}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <Checkbox
          id="first-run-show"
          data-testid="first-run-show"
          label={t("common.show_passphrase")}
          checked={shown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        <Alert color="yellow">{t("first_run.nobody_recovers")}</Alert>
        <ErrorNote error={otherError(create.error, ["passphrase"])} />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack} data-testid="first-run-back">
            {t("common.back")}
          </Button>
          <Button type="submit" loading={create.isPending} data-testid="first-run-create">
            {t("first_run.create")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
