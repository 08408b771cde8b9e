import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconArrowsJoin2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useAct } from "../queries";
import type { Conflict, ConflictSide } from "../types";
import { keepWords, whenWords } from "./conflictWords";

/** One conflict: the values side by side, with who wrote them, when and where. */
export function ConflictBox({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation();
  const answer = useAct("conflicts.answer", { done: t("conflicts.answered_done") });
  const keep = (key: string) => answer.mutate({ conflict: conflict.id, keep: key });
  return (
    <Paper
      component="section"
      role="group"
      data-testid="card"
      aria-label={`${conflict.field}: ${conflict.about}`}
    >
      <Stack gap="sm">
        <div>
          <Text c="ink.6">
            {[...new Set([t(`thing_name.${conflict.thing}`), conflict.field])].join(" · ")}
          </Text>
          <Title order={2} fz="lg" className="person-name">
            {conflict.about}
          </Title>
        </div>
        <div className="conflict-sides">
          {conflict.sides.map((side) => (
            <Side
              key={side.key}
              conflict={conflict}
              side={side}
              busy={answer.isPending}
              onKeep={() => keep(side.key)}
            />
          ))}
        </div>
        {conflict.both !== null && (
          <Group className="conflict-both" gap="md" wrap="nowrap">
            <Text flex={1} className="conflict-value">
              {conflict.both}
            </Text>
            <Button
              variant="default"
              leftSection={<IconArrowsJoin2 aria-hidden />}
              loading={answer.isPending}
              onClick={() => keep("both")}
              data-testid="card-keep-both"
            >
              {t("conflicts.keep_both")}
            </Button>
          </Group>
        )}
        <ErrorNote error={answer.error} />
      </Stack>
    </Paper>
  );
}

interface SideProps {
  conflict: Conflict;
  side: ConflictSide;
  busy: boolean;
  onKeep: () => void;
}

function Side({ conflict, side, busy, onKeep }: SideProps) {
  const { t } = useTranslation();
  const words = keepWords(t, conflict, side);
  return (
    <div className="conflict-side" data-testid="card-side" data-standing={side.standing}>
      <Group justify="space-between" gap="xs">
        <b className="person-name">{side.by}</b>
        {side.standing && <Badge>{t("conflicts.standing")}</Badge>}
      </Group>
      <Text c="ink.6">{whenWords(t, side)}</Text>
      {side.clock_doubtful && (
        <Text fw={600} data-testid="card-clock">
          {t("conflicts.clock_doubtful")}
        </Text>
      )}
      <Text className="conflict-value" fz="lg" my="xs">
        {side.gone ? t("conflicts.gone") : side.value || t("conflicts.empty")}
      </Text>
      <Button
        mt="auto"
        variant="default"
        disabled={side.gone}
        loading={busy}
        onClick={onKeep}
        aria-label={t("conflicts.keep_of", { words, by: side.by })}
        data-testid="card-keep"
        data-key={side.key}
      >
        {words}
      </Button>
    </div>
  );
}
