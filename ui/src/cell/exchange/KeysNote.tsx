import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { HiddenNames } from "../../design/HiddenNames";
import { useAct, useCall } from "../queries";
import type { KeysView, NewLaptop } from "../types";
import { SheetDialog } from "./SheetDialog";
import { WordsToCompare } from "./WordsToCompare";

/** The key of the cell, while this laptop or another one waits for it. */
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
  const ask = useAct("keys.ask", { touches: ["exchange"] });
  const waiting = keys.holding === "waiting";
  return (
    <Paper p="lg" data-testid="key-missing" data-holding={keys.holding}>
      <Stack gap="sm" align="flex-start">
        <Title order={2} fz="lg">
          {t(waiting ? "keys.waiting" : "keys.behind")}
        </Title>
        <Text>{t(waiting ? "keys.waiting_help" : "keys.behind_help")}</Text>
        {waiting && <WordsHere keys={keys} />}
        {waiting && keys.four_words && !keys.confirmed && keys.may_ask && (
          <Button
            variant="default"
            loading={ask.isPending}
            onClick={() => ask.mutate({})}
            data-testid="key-ask-again"
          >
            {t("keys.ask_again")}
          </Button>
        )}
        <ErrorNote error={ask.error} />
        {waiting && keys.twelve_words && (
          <TwelveWords words={keys.twelve_words} help={t("keys.twelve_here")} />
        )}
        <Button variant="default" onClick={() => setTyping(true)} data-testid="key-use-sheet">
          {t("keys.use_sheet")}
        </Button>
        <Text c="ink.6">{t("keys.use_sheet_help")}</Text>
      </Stack>
      {typing && <SheetDialog onClose={() => setTyping(false)} />}
    </Paper>
  );
}

/** The words to compare at the waiting laptop. A press confirms that the other laptop shows the same words. */
function WordsHere({ keys }: { keys: KeysView }) {
  const { t } = useTranslation();
  const confirm = useAct("keys.confirm", { touches: ["exchange"] });
  const offered = keys.offered_words;
  const words = offered ?? keys.four_words;
  if (!words) return <Text>{t("keys.not_begun")}</Text>;
  if (!offered && keys.confirmed) return <Text data-testid="key-confirmed">{t("keys.confirmed")}</Text>;
  return (
    <>
      <Text>{t(offered ? "keys.compare_offered" : "keys.compare_here")}</Text>
      <WordsToCompare words={words} />
      <Button
        loading={confirm.isPending}
        onClick={() => confirm.mutate({ words: [...words] })}
        data-testid="key-confirm"
      >
        {t(offered ? "keys.confirm_offered" : "keys.confirm")}
      </Button>
      <ErrorNote error={confirm.error} />
    </>
  );
}

/** Two laptops that can't exchange at the same time need more words, because neither can answer the other. */
function TwelveWords({
  words,
  help,
  children,
}: {
  words: readonly string[];
  help: string;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  if (!shown) {
    return (
      <Button variant="subtle" onClick={() => setShown(true)} data-testid="key-twelve">
        {t("keys.no_network")}
      </Button>
    );
  }
  return (
    <Stack gap="sm" data-testid="key-twelve-words">
      <Text>{help}</Text>
      <WordsToCompare words={words} />
      {children}
    </Stack>
  );
}

function Asking({ laptop }: { laptop: NewLaptop }) {
  const { t } = useTranslation();
  const give = useAct("keys.give", { touches: ["exchange"], done: t("keys.given", { name: laptop.name }) });
  const compare = useAct("keys.compare", { touches: ["exchange"] });
  const refuse = useAct("keys.refuse", { touches: ["exchange"] });
  const hand = (words: readonly string[]) => give.mutate({ id: laptop.id, words: [...words] });
  return (
    <Paper p="lg" data-testid="key-asked" data-comparing={laptop.comparing}>
      <Stack gap="sm">
        <Group gap="sm">
          <IconKey aria-hidden />
          <Title order={2} fz="lg">
            {t("keys.asked", { name: laptop.name })}
          </Title>
        </Group>
        <Text>{t(`keys.comparing.${laptop.comparing}`)}</Text>
        {laptop.writes_as.length > 0 && (
          <Alert color="yellow" data-testid="key-writes-as">
            <HiddenNames
              text={t("keys.writes_as", { names: laptop.writes_as.join(", ") })}
              names={laptop.writes_as}
            />
          </Alert>
        )}
        {laptop.four_words && <WordsToCompare words={laptop.four_words} />}
        <Group>
          {laptop.comparing === "asked" && (
            <Button
              loading={compare.isPending}
              onClick={() => compare.mutate({ id: laptop.id })}
              data-testid="key-compare"
            >
              {t("keys.compare")}
            </Button>
          )}
          {laptop.four_words && (
            <Button
              loading={give.isPending}
              onClick={() => hand(laptop.four_words ?? [])}
              data-testid="key-give"
            >
              {t("keys.give")}
            </Button>
          )}
          <Button
            variant="default"
            loading={refuse.isPending}
            onClick={() => refuse.mutate({ id: laptop.id, refused: true })}
            data-testid="key-refuse"
          >
            {t("keys.refuse")}
          </Button>
        </Group>
        <ErrorNote error={give.error ?? compare.error ?? refuse.error} />
        <Group>
          <TwelveWords words={laptop.twelve_words} help={t("keys.twelve_there")}>
            <Button
              variant="default"
              loading={give.isPending}
              onClick={() => hand(laptop.twelve_words)}
              data-testid="key-give-twelve"
            >
              {t("keys.give_twelve")}
            </Button>
          </TwelveWords>
        </Group>
      </Stack>
    </Paper>
  );
}

function Refused({ laptop }: { laptop: NewLaptop }) {
  const { t } = useTranslation();
  const again = useAct("keys.refuse", { touches: ["exchange"], notifies: true });
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
