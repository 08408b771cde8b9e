import { Button, Group, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date } from "../../i18n/formats";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { SessionForm } from "../sessions/SessionForm";
import type { Session } from "../types";
import { JointSessions } from "./JointSessions";

export default function SessionsTab() {
  const { t } = useTranslation();
  const { round: id } = useParams({ from: "/rounds/$round" });
  const round = useCall("rounds.get", { id });
  const [open, setOpen] = useOpenForm("session");
  const close = () => setOpen(null);
  if (!round.data) return null;
  const opened = round.data.sessions.find((session) => session.id === open);
  return (
    <Stack data-testid="sessions">
      <Group justify="space-between" className="tab-head">
        <Text c="ink.6">{t("sessions.help")}</Text>
        <Button
          leftSection={<IconPlus aria-hidden />}
          onClick={() => setOpen("new")}
          data-testid="sessions-add"
        >
          {t("sessions.add")}
        </Button>
      </Group>
      <JointSessions round={id} />
      {round.data.sessions.length === 0 ? (
        <EmptyState text={t("sessions.empty")} />
      ) : (
        <SessionTable sessions={round.data.sessions} onOpen={(session) => setOpen(session.id)} />
      )}
      {open === "new" && <SessionForm round={round.data} session={null} onClose={close} />}
      {opened && <SessionForm key={opened.id} round={round.data} session={opened} onClose={close} />}
    </Stack>
  );
}

interface TableProps {
  sessions: readonly Session[];
  onOpen: (session: Session) => void;
}

function SessionTable({ sessions, onOpen }: TableProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns: Column<Session>[] = [
    {
      id: "date",
      title: t("sessions.column.date"),
      width: 170,
      cell: (session) => (
        <b>
          {date(session.date)} {session.time}
        </b>
      ),
    },
    { id: "form", title: t("sessions.column.form"), width: 190, cell: (s) => t(`session_form.${s.form}`) },
    {
      id: "points",
      title: t("sessions.column.points"),
      cell: (s) => (s.points.length > 0 ? s.points.join("; ") : s.place),
    },
    {
      id: "speaker",
      title: t("sessions.column.speaker"),
      cell: (s) => (
        <>
          <span className="person-name">{s.speaker_names}</span>{" "}
          <span className="quiet">({t(`speaker_from.${s.speaker_from}`)})</span>
        </>
      ),
    },
    {
      id: "roll_call",
      title: t("sessions.column.roll_call"),
      width: 250,
      cell: (session) => (
        <Button
          size="sm"
          variant={session.confirmed ? "default" : "filled"}
          onClick={(event) => {
            event.stopPropagation();
            void navigate({ to: "/roll-call/$session", params: { session: session.id } });
          }}
          data-testid="session-roll-call"
          data-id={session.id}
        >
          {session.confirmed
            ? t("sessions.roll_confirmed")
            : t("sessions.roll_waiting", { count: session.unmarked })}
        </Button>
      ),
    },
  ];
  return (
    <VirtualTable
      testId="sessions-table"
      label={t("rounds.tab.sessions")}
      columns={columns}
      rows={sessions}
      rowId={(session) => session.id}
      rowHeight={60}
      onOpen={onOpen}
    />
  );
}
