import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useAct, useCall } from "../queries";
import type { KeysView, NewLaptop } from "../types";
import { SheetDialog } from "./SheetDialog";
import { WordsToCompare } from "./WordsToCompare";

/** The cell's key: what this laptop waits for, and laptops that ask for it. */
export function KeysNote() {
  const keys = useCall("keys.state", {}, { fresh: true, refetchEvery: 5000 });
  if (!keys.data) return <ErrorNote error={keys.error} />;
  return (
    <>
      {keys.data.holding !== "holds" && <Missing keys={keys.data} />}
      {keys.data.newcomers.map((laptop) =>
        laptop.refused ? (
          <Refused key={laptop.id} laptop={laptop} />
        ) : (
          <Asking key={laptop.id} laptop={laptop} />
        ),
      )}
    </>
  );
}

function Missing({ keys }: { keys: KeysView }) {
  const { t } = useTranslation();
  const [typing, setTyping] = useState(false);
  const waiting = keys.holding === "waiting";
  return (
    <Paper p="lg" data-testid="key-missing" data-holding={keys.holding}>
      <Stack gap="sm" align="flex-start">
        <Title order={2} fz="lg">
          {t(waiting ? "keys.waiting" : "keys.behind")}
        </Title>
        <Text>{t(waiting ? "keys.waiting_help" : "keys.behind_help")}</Text>
        {waiting && keys.four_words && <WordsToCompare words={keys.four_words} />}
        <Button variant="default" onClick={() => setTyping(true)} data-testid="key-use-sheet">
          {t("keys.use_sheet")}
        </Button>
        <Text c="ink.6">{t("keys.use_sheet_help")}</Text>
      </Stack>
      {typing && <SheetDialog onClose={() => setTyping(false)} />}
    </Paper>
  );
}

function Asking({ laptop }: { laptop: NewLaptop }) {
  const { t } = useTranslation();
  const give = useAct("keys.give", { touches: ["exchange"], done: t("keys.given", { name: laptop.name }) });
  const refuse = useAct("keys.refuse", { touches: ["exchange"] });
  return (
    <Paper p="lg" data-testid="key-asked">
      <Stack gap="sm">
        <Group gap="sm">
          <IconKey aria-hidden />
          <Title order={2} fz="lg">
            {t("keys.asked", { name: laptop.name })}
          </Title>
        </Group>
        <Text>{t("keys.asked_help")}</Text>
        <WordsToCompare words={laptop.four_words} />
        <Group>
          <Button
            loading={give.isPending}
            onClick={() => give.mutate({ id: laptop.id, four_words: laptop.four_words })}
            data-testid="key-give"
          >
            {t("keys.give")}
          </Button>
          <Button
            variant="default"
            loading={refuse.isPending}
            onClick={() => refuse.mutate({ id: laptop.id, refused: true })}
            data-testid="key-refuse"
          >
            {t("keys.refuse")}
          </Button>
        </Group>
        <ErrorNote error={give.error ?? refuse.error} />
      </Stack>
    </Paper>
  );
}

function Refused({ laptop }: { laptop: NewLaptop }) {
  const { t } = useTranslation();
  const again = useAct("keys.refuse", { touches: ["exchange"], tell: true });
  return (
    <Alert color="yellow" data-testid="key-refused">
      <Stack gap="sm" align="flex-start">
        <Text>{t("keys.refused", { name: laptop.name })}</Text>
        <Button
          variant="default"
          onClick={() => again.mutate({ id: laptop.id, refused: false })}
          data-testid="key-look-again"
        >
          {t("keys.look_again")}
        </Button>
      </Stack>
    </Alert>
  );
}
