import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date } from "../../i18n/formats";
import { useOpenForm } from "../records/useOpenForm";
import { useWords } from "../registers/described";
import { RecordForm } from "../registers/RecordForm";
import type { Meeting, RegisterRow, ReportedTask } from "../types";
import { PROGRESS, TASK, TASK_FIELDS } from "./meetingForms";
import { ReportForm } from "./ReportForm";
import { useMeeting } from "./useMeeting";

/** What earlier meetings asked for, and what this one asks for. */
export default function TasksTab() {
  const meeting = useMeeting();
  if (!meeting) return null;
  return (
    <Stack data-testid="meeting-tasks">
      <Reported meeting={meeting} />
      <Assigned meeting={meeting} />
    </Stack>
  );
}

/** "Nhiệm vụ – Tình trạng đầu kỳ – Kết quả" */
function Reported({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { word } = useWords();
  const [open, setOpen] = useOpenForm("report");
  const progress = (stored: string) => {
    const said = PROGRESS?.words.find((each) => each[0] === stored);
    return said ? word(said) : stored;
  };
  const columns: Column<ReportedTask>[] = [
    {
      id: "what",
      title: t("meetings.column.task"),
      cell: (task) => (
        <>
          {task.what}
          <div className="quiet">
            <span className="person-name">{task.lead}</span> {date(task.deadline)}
          </div>
        </>
      ),
    },
    { id: "before", title: t("meetings.column.before"), width: 150, cell: (task) => progress(task.before) },
    {
      id: "after",
      title: t("meetings.column.result"),
      cell: (task) =>
        task.is_reported ? (
          <>
            {progress(task.after)}
            <div className="quiet">{task.result}</div>
          </>
        ) : (
          <Text c="ink.6">{t("meetings.not_reported")}</Text>
        ),
    },
  ];
  const opened = meeting.reported.find(({ task }) => task === open);
  return (
    <Paper>
      <Title order={2} mb="sm">
        {t("meetings.reported")}
      </Title>
      {meeting.reported.length === 0 ? (
        <Text c="ink.6">{t("meetings.nothing_to_report")}</Text>
      ) : (
        <VirtualTable
          testId="reported-table"
          label={t("meetings.reported")}
          columns={columns}
          rows={meeting.reported}
          rowId={({ task }) => task}
          rowHeight={68}
          height="none"
          onOpen={({ task }) => setOpen(task)}
        />
      )}
      {opened && (
        <ReportForm key={opened.task} meeting={meeting.line.id} task={opened} onClose={() => setOpen(null)} />
      )}
    </Paper>
  );
}

function Assigned({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { id } = meeting.line;
  const [open, setOpen] = useOpenForm("task");
  const columns: Column<RegisterRow>[] = [
    { id: "what", title: t("meetings.column.task"), cell: ({ shown }) => shown.what ?? "" },
    {
      id: "lead",
      title: t("meetings.column.who"),
      width: 220,
      cell: ({ shown }) => <span className="person-name">{shown.lead ?? ""}</span>,
    },
    {
      id: "deadline",
      title: t("meetings.column.deadline"),
      width: 130,
      cell: ({ shown }) => shown.deadline ?? "",
    },
    {
      id: "progress",
      title: t("meetings.column.progress"),
      width: 130,
      cell: ({ shown }) => shown.progress ?? "",
    },
  ];
  const opened = meeting.assigned.find((row) => row.id === open);
  return (
    <Paper>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t("meetings.assigned")}</Title>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => setOpen("new")}
          data-testid="task-add"
        >
          {t("meetings.task_add")}
        </Button>
      </Group>
      {meeting.assigned.length === 0 ? (
        <Text c="ink.6">{t("meetings.nothing_assigned")}</Text>
      ) : (
        <VirtualTable
          testId="assigned-table"
          label={t("meetings.assigned")}
          columns={columns}
          rows={meeting.assigned}
          rowId={(row) => row.id}
          height="none"
          onOpen={(row) => setOpen(row.id)}
        />
      )}
      {open === "new" && (
        <RecordForm
          register={TASK}
          row={null}
          only={TASK_FIELDS}
          given={{ meeting: id }}
          begun={{ progress: "not_begun" }}
          place={id}
          onClose={() => setOpen(null)}
        />
      )}
      {opened && (
        <RecordForm
          key={opened.id}
          register={TASK}
          row={opened}
          only={TASK_FIELDS}
          onClose={() => setOpen(null)}
        />
      )}
    </Paper>
  );
}
