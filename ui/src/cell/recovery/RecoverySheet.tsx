import { Alert, Button, Group, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { IconDeviceFloppy, IconPrinter } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { papers } from "../../door";
import { showDone } from "../notices/notices";
import { printAndSay, UPRIGHT } from "../printing";
import { useAct } from "../queries";
import type { Sheet } from "../types";

interface Props {
  sheet: Sheet;
  onProved: () => void;
  onLater: () => void;
}

/** Print it, keep it elsewhere, and prove it by retyping two words. */
export function RecoverySheet({ sheet, onProved, onLater }: Props) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
  const keep = () => {
    papers
      .savePage(sheet.html, t("recovery.file_name"))
      .then((path) => path && showDone(t("recovery.kept", { path }), null))
      .catch(setFailure);
  };
  return (
    <Stack data-testid="recovery-sheet">
      <Text>{t("recovery.why")}</Text>
      <Words words={sheet.words} />
      <Group>
        <Button
          leftSection={<IconPrinter aria-hidden />}
          onClick={() => void printAndSay(sheet.html, UPRIGHT)}
          data-testid="recovery-print"
        >
          {t("recovery.print")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDeviceFloppy aria-hidden />}
          onClick={keep}
          data-testid="recovery-keep"
        >
          {t("recovery.keep")}
        </Button>
      </Group>
      <ErrorNote error={failure} />
      <Alert color="yellow">{t("recovery.elsewhere")}</Alert>
      <Proof ask={sheet.ask} onProved={onProved} onLater={onLater} />
    </Stack>
  );
}

function Words({ words }: { words: readonly string[] }) {
  return (
    <SimpleGrid cols={4} spacing="xs" component="ol" p={0} m={0} data-testid="recovery-words">
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may occur twice, so only its place identifies it
        <Text key={index} component="li" style={{ listStyle: "none" }} data-testid="recovery-word">
          <Text span c="ink.6">
            {index + 1}.
          </Text>{" "}
          <b>{word}</b>
        </Text>
      ))}
    </SimpleGrid>
  );
}

function Proof({ ask, onProved, onLater }: Pick<Props, "onProved" | "onLater"> & { ask: readonly number[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const prove = useAct("profile.prove_recovery");
  const [typed, setTyped] = useState<Record<number, string>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    prove.mutate(
      { words: ask.map((place) => ({ place, word: typed[place] ?? "" })) },
      {
        onSuccess: (status) => {
          queries.setQueryData(["profile.status", {}], status);
          void queries.invalidateQueries({ queryKey: ["home.summary"] });
          onProved();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text fw={600}>{t("recovery.retype")}</Text>
        <Group align="flex-start">
          {ask.map((place) => (
            <TextInput
              key={place}
              id={`recovery-word-${place}`}
              data-testid={`recovery-proof-${place}`}
              label={t("recovery.word", { place })}
              autoComplete="off"
              autoCapitalize="none"
              value={typed[place] ?? ""}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setTyped((before) => ({ ...before, [place]: value }));
              }}
            />
          ))}
        </Group>
        <ErrorNote error={prove.error} />
        <Group justify="space-between">
          <Button variant="default" onClick={onLater} data-testid="recovery-later">
            {t("recovery.later")}
          </Button>
          <Button type="submit" loading={prove.isPending} data-testid="recovery-prove">
            {t("recovery.prove")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
