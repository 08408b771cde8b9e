import { Button, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { Note } from "../../design/Note";
import { RowFigure } from "../../design/RowFigure";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date, number, share } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { useWords } from "../registers/described";
import { RecordForm } from "../registers/RecordForm";
import type { MeetingLine } from "../types";
import { MEETING, MEETING_FIELDS } from "./meetingForms";

/** The meetings of the cell, the latest first. */
export default function MeetingsPage() {
  const { t } = useTranslation();
  const list = useCall("meetings.list", {});
  const [adding, setAdding] = useOpenForm("meeting");
  const begun = list.data && { notice_number: String(list.data.next_notice) };
  return (
    <div data-testid="page-meetings">
      <PageHead title={t("meetings.title")} below={t("meetings.help")}>
        <Button
          leftSection={<IconPlus aria-hidden />}
          onClick={() => setAdding("new")}
          data-testid="meetings-add"
        >
          {t("meetings.add")}
        </Button>
      </PageHead>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data?.missing && (
        <Note color="yellow" testId="meetings-missing">
          {list.data.missing}
        </Note>
      )}
      {list.data &&
        (list.data.meetings.length === 0 ? (
          <EmptyState text={t("meetings.empty")} />
        ) : (
          <MeetingTable meetings={list.data.meetings} />
        ))}
      {adding && begun && (
        <RecordForm
          register={MEETING}
          row={null}
          only={MEETING_FIELDS}
          begun={begun}
          onClose={() => setAdding(null)}
        />
      )}
    </div>
  );
}

function MeetingTable({ meetings }: { meetings: readonly MeetingLine[] }) {
  const { t } = useTranslation();
  const { word } = useWords();
  const navigate = useNavigate();
  const kinds = MEETING.fields.find(({ name }) => name === "kind")?.words ?? [];
  const kind = (stored: string) => kinds.find((each) => each[0] === stored);
  const columns: Column<MeetingLine>[] = [
    { id: "date", title: t("meetings.column.date"), width: 130, cell: (one) => <b>{date(one.date)}</b> },
    {
      id: "kind",
      title: t("meetings.column.kind"),
      cell: (one) => {
        const said = kind(one.kind);
        return (
          <>
            {said ? word(said) : one.kind}
            {one.topic && <div className="quiet">{one.topic}</div>}
          </>
        );
      },
    },
    {
      id: "present",
      title: t("meetings.column.present"),
      width: 170,
      align: "right",
      cell: (one) => <Attended line={one} />,
    },
    {
      id: "papers",
      title: t("meetings.column.resolution"),
      width: 140,
      cell: (one) => t(one.has_resolution ? "meetings.has_resolution" : "meetings.no_resolution"),
    },
    { id: "grade", title: t("meetings.column.grade"), width: 120, cell: (one) => one.grade ?? "—" },
  ];
  return (
    <VirtualTable
      testId="meetings-table"
      label={t("meetings.title")}
      columns={columns}
      rows={meetings}
      rowId={(one) => one.id}
      rowHeight={68}
      onOpen={(one) => void navigate({ to: "/meetings/$meeting", params: { meeting: one.id } })}
    />
  );
}

/** A meeting that has not taken place has nobody present and nobody absent. */
function Attended({ line }: { line: MeetingLine }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!line.begun) return <Text c="ink.6">{t("meetings.ahead")}</Text>;
  const { counts } = line;
  const figure = (name: "present" | "due" | "unmarked", shown: string) => (
    <RowFigure
      testId={`meetings-${name}`}
      label={t("totals.open_rows", {
        figure: `${line.title}, ${t(`meetings.figure.${name}`)}`,
        value: number(counts[name]),
      })}
      onOpen={() =>
        void navigate({
          to: "/meetings/$meeting/attendance",
          params: { meeting: line.id },
          search: { form: `figure.${name}` },
        })
      }
    >
      {shown}
    </RowFigure>
  );
  return (
    <>
      {figure("present", number(counts.present))}/{figure("due", number(counts.due))}
      <br />
      <span className="quiet">
        {counts.unmarked > 0
          ? figure("unmarked", t("roll_call.still_unmarked", { count: counts.unmarked }))
          : share(counts.share)}
      </span>
    </>
  );
}
