import { Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { date } from "../../i18n/formats";
import { FormerNote } from "../exchange/FormerNote";
import type { FormerRound } from "../types";

/** Rounds of committees that the cell stood under before, which it did not carry out: to be read, not to be followed. */
export function FormerRounds({ rounds }: { rounds: readonly FormerRound[] }) {
  const { t } = useTranslation();
  if (rounds.length === 0) return null;
  return (
    <Paper data-testid="rounds-former">
      <Title order={2} mb="xs">
        {t("former.rounds")}
      </Title>
      <Stack gap="xs">
        {rounds.map((round) => (
          <div key={round.id}>
            <Text fw={600}>{round.title}</Text>
            <Text c="ink.6">
              {[
                round.documents.join("; "),
                round.deadline && t("rounds.deadline", { day: date(round.deadline) }),
                round.withdrawn && t("former.withdrawn", { reason: round.withdrawn }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </Text>
            <FormerNote former={round.former} />
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
