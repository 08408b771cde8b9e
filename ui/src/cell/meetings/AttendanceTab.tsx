import { Button, Group, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { EmptyState } from "../../design/EmptyState";
import { Figure } from "../../design/Figure";
import { date, number, share, year } from "../../i18n/formats";
import { useOpenForm } from "../records/useOpenForm";
import type { Meeting, MeetingFigure } from "../types";
import { useMeeting } from "./useMeeting";

/** The four denominators and what they hold; each figure opens onto its people. */
export default function AttendanceTab() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const meeting = useMeeting();
  const [open, setOpen] = useOpenForm("figure");
  if (!meeting) return null;
  const { line } = meeting;
  if (!line.begun) return <EmptyState text={t("meetings.not_held", { day: date(line.date) })} />;
  const opened = meeting.figures.find(({ figure }) => figure === open);
  return (
    <Stack gap="sm" data-testid="meeting-attendance">
      <Paper>
        <Group justify="space-between">
          <Text fw={600}>
            {line.confirmed
              ? t("roll_call.is_confirmed")
              : t("roll_call.still_unmarked", { count: line.counts.unmarked })}
          </Text>
          <Button
            variant={line.confirmed ? "default" : "filled"}
            onClick={() => void navigate({ to: "/meeting-roll/$meeting", params: { meeting: line.id } })}
            data-testid="meeting-roll-open"
          >
            {t(line.confirmed ? "roll_call.look" : "roll_call.take")}
          </Button>
        </Group>
      </Paper>
      <Figures meeting={meeting} onOpen={({ figure }) => setOpen(figure)} />
      {opened && <People figure={opened} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function Figures({ meeting, onOpen }: { meeting: Meeting; onOpen: (figure: MeetingFigure) => void }) {
  const { t } = useTranslation();
  const words = (figure: MeetingFigure) => t(`meetings.figure.${figure.figure}`);
  return (
    <SimpleGrid cols={2} spacing="xs">
      {meeting.figures.map((figure) => (
        <Paper key={figure.figure} p="xs">
          <Group justify="space-between" wrap="nowrap">
            <Text>{words(figure)}</Text>
            <Figure
              testId={`meeting-figure-${figure.figure}`}
              label={words(figure)}
              onOpen={() => onOpen(figure)}
            >
              <b>{number(figure.people.length)}</b>
              {figure.figure === "present" && (
                <span className="quiet"> ({share(meeting.line.counts.share)})</span>
              )}
            </Figure>
          </Group>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

function People({ figure, onClose }: { figure: MeetingFigure; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} title={t(`meetings.figure.${figure.figure}`)} data-testid="meeting-people">
      {figure.people.length === 0 && <Text c="ink.6">{t("meetings.nobody")}</Text>}
      <table className="table">
        <tbody>
          {figure.people.map((person) => (
            <tr key={person.member} data-testid="meeting-person">
              <td>
                <span className="person-name">{person.name}</span>{" "}
                <span className="quiet">{year(person.born)}</span>
              </td>
              <td>{t(`mark.${person.mark}`)}</td>
              <td>{person.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
