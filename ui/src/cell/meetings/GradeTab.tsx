import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { date } from "../../i18n/formats";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import type { MeetingGrade } from "../types";
import { GradeForm } from "./GradeForm";
import { SchemesCard } from "./SchemesCard";
import { useMeeting } from "./useMeeting";

/** The points that people gave, and the grade that they add up to. */
export default function GradeTab() {
  const { t } = useTranslation();
  const meeting = useMeeting();
  const schemes = useCall("meetings.schemes", {}).data?.schemes;
  const [open, setOpen] = useOpenForm("grade");
  if (!meeting || !schemes) return null;
  if (!meeting.line.begun)
    return <Text c="ink.6">{t("meetings.not_held", { day: date(meeting.line.date) })}</Text>;
  return (
    <>
      <Paper data-testid="meeting-grading">
        <Group justify="space-between" mb="sm">
          <Title order={2}>{t("meetings.grading")}</Title>
          <Button
            variant={meeting.grades.length > 0 ? "default" : "filled"}
            onClick={() => setOpen(meeting.line.id)}
            data-testid="grade-open"
          >
            {t(meeting.grades.length > 0 ? "meetings.grade_again" : "meetings.grade")}
          </Button>
        </Group>
        {meeting.grades.length === 0 && <Text c="ink.6">{t("meetings.not_graded")}</Text>}
        {meeting.grades.map((grade) => (
          <Graded key={grade.id} grade={grade} />
        ))}
        {open && <GradeForm meeting={meeting} schemes={schemes} onClose={() => setOpen(null)} />}
      </Paper>
      <SchemesCard schemes={schemes} />
    </>
  );
}

function Graded({ grade }: { grade: MeetingGrade }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Text fw={600} data-testid="grade-sum">
        {t("meetings.grade_sum", { sum: grade.sum, most: grade.most })}
        {grade.grade && ` · ${t("meetings.grade_band", { grade: grade.grade })}`}
      </Text>
      <Text c="ink.6">{grade.scheme}</Text>
      <table className="table">
        <tbody>
          {grade.points.map((point) => (
            <tr key={point.criterion}>
              <td>{point.criterion}</td>
              <td className="figure-cell">
                {point.given}/{point.most}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Stack>
  );
}
