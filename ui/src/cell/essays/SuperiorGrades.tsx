import { Paper, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { moment } from "../../i18n/formats";
import { FormerNote } from "../exchange/FormerNote";
import type { SuperiorGrade } from "../types";

/** What graders of the superior sent home about an essay, beside the cell's own grade. */
export function SuperiorGrades({ grades }: { grades: readonly SuperiorGrade[] }) {
  const { t } = useTranslation();
  if (grades.length === 0) return null;
  return (
    <Paper data-testid="superior-grades">
      {grades.map((grade) => (
        <OneGrade key={`${grade.from}-${grade.at}`} grade={grade} />
      ))}
      <Text size="sm" c="ink.7">
        {t("superior_grade.counts_own")}
      </Text>
    </Paper>
  );
}

function OneGrade({ grade }: { grade: SuperiorGrade }) {
  const { t } = useTranslation();
  const notes = [
    grade.withdrawn && t("superior_grade.withdrawn", { reason: grade.withdrawn }),
    grade.taken_back && t("superior_grade.taken_back"),
    grade.changed && t("superior_grade.changed"),
    grade.remark_unread && t("superior_grade.unread"),
  ].filter((note) => note);
  return (
    <section>
      <Text fw={600}>
        {t("superior_grade.title", { from: grade.from })}:{" "}
        <span data-testid="superior-grade">
          {grade.grade ? t(`grade.${grade.grade}`) : t("superior_grade.no_grade")}
        </span>
      </Text>
      <Text size="sm" c="ink.7">
        {t("superior_grade.sent", { at: moment(grade.at) })}
      </Text>
      <FormerNote former={grade.former} />
      {notes.map((note) => (
        <Text key={String(note)} size="sm" fw={600} data-testid="superior-grade-note">
          {note}
        </Text>
      ))}
      {grade.remark && (
        <>
          <Text size="sm" fw={600}>
            {t("superior_grade.remark")}
          </Text>
          <Text className="person-name" style={{ whiteSpace: "pre-wrap" }} data-testid="superior-remark">
            {grade.remark}
          </Text>
        </>
      )}
    </section>
  );
}
