import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { date } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { useNews } from "../news/useNews";
import { useCall, useSuperior } from "../queries";
import type { SuperiorRound } from "../types";
import { FormerRounds } from "./FormerRounds";
import { RatesOverRounds } from "./RatesOverRounds";
import { RoundTable } from "./RoundTable";
import { WithdrawnRounds } from "./SuperiorSays";

export default function RoundsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useCall("rounds.list", {});
  return (
    <div data-testid="page-rounds">
      <PageHead title={t("rounds.title")} below={t("rounds.help")}>
        <Button
          leftSection={<IconPlus aria-hidden />}
          onClick={() => void navigate({ to: "/rounds/new" })}
          data-testid="rounds-add"
        >
          {t("rounds.add")}
        </Button>
      </PageHead>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data && (
        <Stack>
          <WithdrawnRounds rounds={list.data.withdrawn} />
          {list.data.from_superior.length > 0 && <FromSuperior rounds={list.data.from_superior} />}
          {list.data.rounds.length === 0 ? (
            <EmptyState text={t("rounds.empty")} />
          ) : (
            <>
              <RoundTable rounds={list.data.rounds} />
              <RatesOverRounds rounds={list.data.rounds} />
            </>
          )}
          <FormerRounds rounds={list.data.from_former} />
        </Stack>
      )}
    </div>
  );
}

function FromSuperior({ rounds }: { rounds: readonly SuperiorRound[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const superior = useSuperior();
  const { isNew } = useNews();
  return (
    <Paper data-testid="rounds-from-superior">
      <Title order={2} mb="xs">
        {t("rounds.from_superior", { superior })}
      </Title>
      <Stack gap="xs">
        {rounds.map((round) => (
          <Group key={round.id} justify="space-between" wrap="nowrap">
            <div>
              <Group gap="xs">
                <Text fw={600}>{round.title}</Text>
                {isNew(round.id) && <Badge data-testid="round-new">{t("lists.new")}</Badge>}
              </Group>
              <Text c="ink.6">
                {round.documents.join("; ")}
                {round.deadline && ` · ${t("rounds.deadline", { day: date(round.deadline) })}`}
                {round.hand_in && ` · ${t("rounds.hand_in")}`}
              </Text>
            </div>
            <Button
              variant="default"
              onClick={() => void navigate({ to: "/rounds/new", search: { parent: round.id } })}
              data-testid="rounds-follow"
            >
              {t("rounds.follow")}
            </Button>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
