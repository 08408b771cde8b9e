import { Paper } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Chart } from "../../design/Chart";
import { number } from "../../i18n/formats";
import type { Figure, RoundTable } from "../api";
import { FigureButton } from "./FigureButton";
import type { Opened } from "./opened";

const DRAWN = [
  "due",
  "present",
  "studied",
  "make_up_owed",
  "essays_due",
  "essays_received",
] as const satisfies readonly Figure[];

interface Props {
  table: RoundTable;
  open: (opened: Opened) => void;
}

/** What was done in the cells that have sent, drawn. Each figure opens onto the cells, and from there onto their rows. */
export function RoundChart({ table, open }: Props) {
  const { t } = useTranslation();
  const { totals } = table;
  if (!totals) return null;
  const values = DRAWN.map((figure) => totals[figure]);
  if (!values.some((value) => value > 0)) return null;
  return (
    <Paper withBorder mt="md" data-testid="round-chart">
      <Chart
        testId="chart-round"
        title={t("table.chart")}
        shape="columns"
        of={t("table.chart_figure")}
        labels={DRAWN.map((figure) => t(`figure.${figure}`))}
        series={[{ name: t("table.chart_count"), values, printed: values.map(number) }]}
        figure={(_, at) => {
          const figure = DRAWN[at];
          if (!figure) return null;
          const value = totals[figure];
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
