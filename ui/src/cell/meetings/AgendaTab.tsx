import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconPlus, IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { useAct } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { RecordForm } from "../registers/RecordForm";
import type { Meeting, RegisterRow } from "../types";
import { ITEM, ITEM_FIELDS } from "./meetingForms";
import { Steps } from "./Steps";
import { useMeeting, useMeetingPaper } from "./useMeeting";

/** What the meeting is about, and how far its procedure got. */
export default function AgendaTab() {
  const meeting = useMeeting();
  if (!meeting) return null;
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" data-testid="meeting-agenda">
      <Agenda meeting={meeting} />
      <Steps meeting={meeting} />
    </SimpleGrid>
  );
}

function Agenda({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { id } = meeting.line;
  const [open, setOpen] = useOpenForm("item");
  const { print, writing } = useMeetingPaper(id);
  const fill = useAct("meetings.fill_agenda", { done: t("meetings.agenda_filled"), notifies: true });
  const opened = meeting.agenda.find((item) => item.id === open);
  const next = String(Math.max(0, ...meeting.agenda.map(({ values }) => Number(values.place_no ?? 0))) + 1);
  return (
    <Paper>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{t("meetings.agenda")}</Title>
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconPlus size={20} aria-hidden />}
              onClick={() => setOpen("new")}
              data-testid="item-add"
            >
              {t("meetings.item_add")}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPrinter size={20} aria-hidden />}
              loading={writing}
              onClick={() => print("papers.meeting_notice")}
              data-testid="meeting-notice"
            >
              {t("meetings.notice")}
            </Button>
            <Button
              variant="default"
              loading={writing}
              onClick={() => print("papers.meeting_notice", true)}
              data-testid="issue-notice"
            >
              {t("meetings.issue_notice")}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPrinter size={20} aria-hidden />}
              loading={writing}
              onClick={() => print("papers.meeting_agenda")}
              data-testid="meeting-agenda"
            >
              {t("meetings.print_agenda")}
            </Button>
          </Group>
        </Group>
        {meeting.agenda.length === 0 ? (
          <EmptyState text={t("meetings.no_agenda")}>
            <Button loading={fill.isPending} onClick={() => fill.mutate({ id })} data-testid="agenda-fill">
              {t("meetings.agenda_fill")}
            </Button>
          </EmptyState>
        ) : (
          <Items items={meeting.agenda} onOpen={setOpen} />
        )}
      </Stack>
      {open === "new" && (
        <RecordForm
          register={ITEM}
          row={null}
          only={ITEM_FIELDS}
          given={{ meeting: id }}
          begun={{ place_no: next }}
          place={id}
          onClose={() => setOpen(null)}
        />
      )}
      {opened && (
        <RecordForm
          key={opened.id}
          register={ITEM}
          row={opened}
          only={ITEM_FIELDS}
          onClose={() => setOpen(null)}
        />
      )}
    </Paper>
  );
}

function Items({ items, onOpen }: { items: readonly RegisterRow[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const columns: Column<RegisterRow>[] = [
    { id: "place", title: t("meetings.column.place"), width: 56, cell: ({ shown }) => shown.place_no ?? "" },
    { id: "text", title: t("meetings.column.item"), cell: ({ shown }) => shown.text ?? "" },
    {
      id: "who",
      title: t("meetings.column.who"),
      width: 220,
      cell: ({ shown }) =>
        shown.who ? (
          <span className="person-name">{shown.who}</span>
        ) : (
          <Text c="ink.6">{t("meetings.nobody_yet")}</Text>
        ),
    },
  ];
  return (
    <VirtualTable
      testId="agenda-table"
      label={t("meetings.agenda")}
      columns={columns}
      rows={items}
      rowId={({ id }) => id}
      height="none"
      onOpen={({ id }) => onOpen(id)}
    />
  );
}
