import { Button, Group } from "@mantine/core";
import { Link, Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { Note } from "../../design/Note";
import { PageHead } from "../frame/PageHead";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { RecordForm } from "../registers/RecordForm";
import type { Meeting } from "../types";
import { MEETING, MEETING_FIELDS } from "./meetingForms";
import "../rounds/rounds.css";
import "../rounds/short.css";

const TABS = [
  { to: "/meetings/$meeting", name: "agenda" },
  { to: "/meetings/$meeting/attendance", name: "attendance" },
  { to: "/meetings/$meeting/tasks", name: "tasks" },
  { to: "/meetings/$meeting/decision", name: "decision" },
  { to: "/meetings/$meeting/grading", name: "grading" },
] as const;

export default function MeetingPage() {
  const { meeting: id } = useParams({ from: "/meetings/$meeting" });
  const meeting = useCall("meetings.get", { id });
  useLeaveWhenDeleted(meeting.error);
  return (
    <div data-testid="page-meeting" className="tabbed-page">
      <ErrorNote error={meeting.error} onRetry={() => void meeting.refetch()} />
      {meeting.data && <Head meeting={meeting.data} />}
      <Tabs id={id} />
      <Outlet />
    </div>
  );
}

/** The form of a meeting can put it into the bin; then there is nothing here to look at. */
function useLeaveWhenDeleted(error: { code: string } | null) {
  const navigate = useNavigate();
  const left = useRef(false);
  const gone = error?.code === "not_found";
  useEffect(() => {
    if (!gone || left.current) return;
    left.current = true;
    void navigate({ to: "/meetings" });
  }, [gone, navigate]);
}

function Head({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useOpenForm("meeting");
  const { line, notes, row } = meeting;
  const hours = [line.start, line.finish].filter(Boolean).join(" – ");
  return (
    <>
      <PageHead
        title={line.title}
        below={
          <Group gap="md" className="head-facts">
            <Link to="/meetings" data-testid="meetings-back">
              ‹ {t("meetings.title")}
            </Link>
            {hours && <span>{hours}</span>}
            {row.shown.place && <span>{row.shown.place}</span>}
            {line.topic && <span className="head-rest">{line.topic}</span>}
          </Group>
        }
      >
        <Button variant="default" onClick={() => setEditing(line.id)} data-testid="meeting-edit">
          {t("meetings.edit")}
        </Button>
      </PageHead>
      {notes.length > 0 && (
        <Note color="yellow" testId="meeting-notes">
          {notes.map((note) => (
            <div key={note}>{note}</div>
          ))}
        </Note>
      )}
      {editing && (
        <RecordForm register={MEETING} row={row} only={MEETING_FIELDS} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

function Tabs({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <nav className="tabs" aria-label={t("meetings.tabs")}>
      {TABS.map(({ to, name }) => (
        <Link
          key={name}
          to={to}
          params={{ meeting: id }}
          activeOptions={{ exact: true, includeSearch: false }}
          data-testid={`meeting-tab-${name}`}
        >
          {t(`meetings.tab.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
