import { Paper } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Chart } from "../../design/Chart";
import { Figure } from "../../design/Figure";
import { number } from "../../i18n/formats";
import type { FigureName, Totals } from "../types";

interface Props {
  totals: Totals;
  onOpen: (figure: FigureName) => void;
}

/** The essays of the round by grade. There is nothing to draw before one is graded. */
export function EssayGrades({ totals, onOpen }: Props) {
  const { t } = useTranslation();
  const { good, fair, average, failed } = totals.grades;
  if (!(good + fair + average + failed > 0)) return null;
  const counted: { figure: FigureName; value: number }[] = [
    { figure: "grade_good", value: good },
    { figure: "grade_fair", value: fair },
    { figure: "grade_average", value: average },
    ...(failed > 0 ? [{ figure: "grade_failed" as const, value: failed }] : []),
    { figure: "essays_not_graded", value: totals.essays_not_graded },
  ];
  const values = counted.map(({ value }) => value);
  return (
    <Paper>
      <Chart
        testId="chart-grades"
        title={t("chart.essays_by_grade")}
        shape="columns"
        of={t("chart.grade")}
        labels={counted.map(({ figure }) => t(`figure.${figure}`))}
        series={[{ name: t("chart.essays"), values, printed: values.map(number) }]}
        figure={(_, at) => {
          const line = counted[at];
          if (!line) return null;
          const label = t(`figure.${line.figure}`);
          return (
            <Figure
              testId={`chart-${line.figure}`}
              label={t("totals.open_rows", { figure: label, value: number(line.value) })}
              onOpen={() => onOpen(line.figure)}
            >
              {number(line.value)}
            </Figure>
          );
        }}
      />
    </Paper>
  );
}
