import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { useCall } from "../queries";
import { RollCallSheet } from "../totals/RollCallSheet";
import type { Session } from "../types";

/** Which session's roll to take. */
export default function RollCallTab() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { round: id } = useParams({ from: "/rounds/$round" });
  const round = useCall("rounds.get", { id });
  if (!round.data) return null;
  return (
    <Stack gap="sm" data-testid="roll-calls">
      {round.data.sessions.length === 0 && (
        <EmptyState text={t("roll_call.no_sessions")}>
          <Button onClick={() => void navigate({ to: "/rounds/$round/sessions", params: { round: id } })}>
            {t("sessions.add")}
          </Button>
        </EmptyState>
      )}
      {round.data.sessions.map((session) => (
        <SessionLine
          key={session.id}
          session={session}
          onOpen={() => void navigate({ to: "/roll-call/$session", params: { session: session.id } })}
        />
      ))}
    </Stack>
  );
}

function SessionLine({ session, onOpen }: { session: Session; onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <Paper>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text fw={600}>{session.label}</Text>
          <Text c="ink.6">
            {session.confirmed
              ? t("roll_call.is_confirmed")
              : t("roll_call.still_unmarked", { count: session.unmarked })}
          </Text>
        </div>
        <Group wrap="nowrap">
          <RollCallSheet testId="roll-print" round={session.round} sessions={[session]} />
          <Button
            variant={session.confirmed ? "default" : "filled"}
            onClick={onOpen}
            data-testid="roll-call-open"
            data-id={session.id}
          >
            {t(session.confirmed ? "roll_call.look" : "roll_call.take")}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
