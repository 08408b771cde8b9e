import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconArrowsJoin2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useAct } from "../queries";
import type { Card, CardSide } from "../types";
import { keepWords, whenWords } from "./cardWords";

/** One question: who wrote what, when and where, side by side. */
export function CardBox({ card }: { card: Card }) {
  const { t } = useTranslation();
  const answer = useAct("cards.answer", { done: t("cards.answered_done") });
  const keep = (key: string) => answer.mutate({ card: card.id, keep: key });
  return (
    <Paper component="section" data-testid="card" aria-label={`${card.field}: ${card.about}`}>
      <Stack gap="sm">
        <div>
          <Text c="ink.6">{[...new Set([t(`thing_name.${card.thing}`), card.field])].join(" · ")}</Text>
          <Title order={2} fz="lg" className="person-name">
            {card.about}
          </Title>
        </div>
        <div className="card-sides">
          {card.sides.map((side) => (
            <Side
              key={side.key}
              card={card}
              side={side}
              busy={answer.isPending}
              onKeep={() => keep(side.key)}
            />
          ))}
        </div>
        {card.both !== null && (
          <Group className="card-both" gap="md" wrap="nowrap">
            <Text flex={1} className="card-value">
              {card.both}
            </Text>
            <Button
              variant="default"
              leftSection={<IconArrowsJoin2 aria-hidden />}
              loading={answer.isPending}
              onClick={() => keep("both")}
              data-testid="card-keep-both"
            >
              {t("cards.keep_both")}
            </Button>
          </Group>
        )}
        <ErrorNote error={answer.error} />
      </Stack>
    </Paper>
  );
}

interface SideProps {
  card: Card;
  side: CardSide;
  busy: boolean;
  onKeep: () => void;
}

function Side({ card, side, busy, onKeep }: SideProps) {
  const { t } = useTranslation();
  const words = keepWords(t, card, side);
  return (
    <div className="card-side" data-testid="card-side" data-standing={side.standing}>
      <Group justify="space-between" gap="xs">
        <b className="person-name">{side.by}</b>
        {side.standing && <Badge>{t("cards.standing")}</Badge>}
      </Group>
      <Text c="ink.6">{whenWords(t, side)}</Text>
      {side.clock_doubtful && (
        <Text fw={600} data-testid="card-clock">
          {t("cards.clock_doubtful")}
        </Text>
      )}
      <Text className="card-value" fz="lg" my="xs">
        {side.gone ? t("cards.gone") : side.value || t("cards.empty")}
      </Text>
      <Button
        mt="auto"
        variant="default"
        disabled={side.gone}
        loading={busy}
        onClick={onKeep}
        aria-label={t("cards.keep_of", { words, by: side.by })}
        data-testid="card-keep"
        data-key={side.key}
      >
        {words}
      </Button>
    </div>
  );
}
