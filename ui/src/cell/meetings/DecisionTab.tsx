import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import { AppSheetButton } from "../national-app/AppSheet";
import { useOpenForm } from "../records/useOpenForm";
import { useWords } from "../registers/described";
import { RecordForm } from "../registers/RecordForm";
import type { Meeting, RegisterRow } from "../types";
import { RESOLUTION, RESOLUTION_FIELDS } from "./meetingForms";
import { useMeeting, useMeetingPaper } from "./useMeeting";

/** The resolution with its vote, and the papers of the meeting. */
export default function DecisionTab() {
  const { t } = useTranslation();
  const meeting = useMeeting();
  if (!meeting) return null;
  return (
    <Stack data-testid="meeting-decision">
      {meeting.resolutions.length > 1 && <Alert color="yellow">{t("meetings.two_resolutions")}</Alert>}
      <Resolution meeting={meeting} />
      <Papers meeting={meeting.line.id} />
    </Stack>
  );
}

function Resolution({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const [open, setOpen] = useOpenForm("resolution");
  const { id } = meeting.line;
  const opened = meeting.resolutions.find((row) => row.id === open);
  return (
    <Paper>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t("meetings.resolution")}</Title>
        {meeting.resolutions.length === 0 && (
          <Button onClick={() => setOpen("new")} data-testid="resolution-add">
            {t("meetings.resolution_add")}
          </Button>
        )}
      </Group>
      {meeting.resolutions.length === 0 && <Text c="ink.6">{t("meetings.no_resolution_yet")}</Text>}
      {meeting.resolutions.map((row) => (
        <Written key={row.id} row={row} onOpen={() => setOpen(row.id)} />
      ))}
      {open === "new" && (
        <RecordForm
          register={RESOLUTION}
          row={null}
          only={RESOLUTION_FIELDS}
          given={{ meeting: id }}
          begun={{ number: String(meeting.next_resolution) }}
          place={id}
          onClose={() => setOpen(null)}
        />
      )}
      {opened && (
        <RecordForm
          key={opened.id}
          register={RESOLUTION}
          row={opened}
          only={RESOLUTION_FIELDS}
          onClose={() => setOpen(null)}
        />
      )}
    </Paper>
  );
}

function Written({ row, onOpen }: { row: RegisterRow; onOpen: () => void }) {
  const { t } = useTranslation();
  const { label } = useWords();
  const texts = RESOLUTION.fields.filter(({ format, name }) => format === "block" && row.shown[name]);
  const { voted, voted_for } = row.values;
  const has_vote = typeof voted === "number" && typeof voted_for === "number";
  return (
    <Stack gap="xs" data-testid="resolution">
      <Group justify="space-between">
        <Text fw={600}>{row.title}</Text>
        <Button variant="default" onClick={onOpen} data-testid="resolution-open">
          {t("meetings.resolution_edit")}
        </Button>
      </Group>
      <Text data-testid="resolution-vote">
        {has_vote
          ? t("meetings.vote", { in_favour: number(voted_for), of: number(voted) })
          : t("meetings.no_vote")}
      </Text>
      {texts.map((field) => (
        <Text key={field.name}>
          <b>{label(field)}:</b> {row.shown[field.name]}
        </Text>
      ))}
    </Stack>
  );
}

function Papers({ meeting }: { meeting: string }) {
  const { t } = useTranslation();
  const { print, writing } = useMeetingPaper(meeting);
  const button = (paper: "papers.meeting_minutes" | "papers.meeting_resolution", name: string) => (
    <Button
      variant="default"
      leftSection={<IconPrinter size={20} aria-hidden />}
      loading={writing}
      onClick={() => print(paper)}
      data-testid={`print-${name}`}
    >
      {t(`meetings.print_${name}`)}
    </Button>
  );
  return (
    <Paper>
      <Title order={2} mb="xs">
        {t("meetings.papers")}
      </Title>
      <Text c="ink.6" mb="sm">
        {t("meetings.papers_help")}
      </Text>
      <Group>
        {button("papers.meeting_minutes", "minutes")}
        {button("papers.meeting_resolution", "resolution")}
        <Button
          variant="default"
          loading={writing}
          onClick={() => print("papers.meeting_resolution", true)}
          data-testid="issue-resolution"
        >
          {t("meetings.issue_resolution")}
        </Button>
        <AppSheetButton of="meeting" id={meeting} />
      </Group>
    </Paper>
  );
}
