import { Paper } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Chart } from "../../design/Chart";
import { number } from "../../i18n/formats";
import type { Figure, RoundTable } from "../api";
import { FigureButton } from "./FigureButton";
import type { Opened } from "./opened";

const GRADES = [
  "grade_good",
  "grade_fair",
  "grade_average",
  "grade_failed",
  "essays_not_graded",
] as const satisfies readonly Figure[];

interface Props {
  table: RoundTable;
  open: (opened: Opened) => void;
}

/** The essays by grade, in counts: whose essay has which grade is known to its cell alone. */
export function GradeChart({ table: { totals }, open }: Props) {
  const { t } = useTranslation();
  if (!totals) return null;
  const values = GRADES.map((figure) => totals[figure]);
  // The last one counts the essays that have none.
  if (!values.slice(0, -1).some((value) => value > 0)) return null;
  return (
    <Paper withBorder mt="md" data-testid="grade-chart">
      <Chart
        testId="chart-grades"
        title={t("table.chart_grades")}
        shape="columns"
        of={t("table.chart_grade")}
        labels={GRADES.map((grade) => t(`figure.${grade}`))}
        series={[{ name: t("table.chart_count"), values, printed: values.map(number) }]}
        figure={(_, at) => {
          const figure = GRADES[at];
          const value = values[at];
          if (!figure || value === undefined) return null;
          return (
            <FigureButton
              value={value}
              label={t("figure.open_total", { figure: t(`figure.${figure}`), value: number(value) })}
              testId={`chart-${figure}`}
              press={() => open({ kind: "total", figure })}
            />
          );
        }}
      />
    </Paper>
  );
}
