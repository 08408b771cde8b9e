import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Chart } from "../../design/Chart";
import { ChartToggle } from "../../design/ChartToggle";
import { Figure } from "../../design/Figure";
import { share } from "../../i18n/formats";
import type { RoundLine } from "../types";

/** As many rounds as there is room for. */
const LATEST = 12;

/** The share of members who have studied, from round to round of this cell. One round alone is no course of things. */
export function RatesOverRounds({ rounds }: { rounds: readonly RoundLine[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begun = rounds.filter(({ state }) => state !== "preparing");
  const latest = [...begun].sort((a, b) => a.from.localeCompare(b.from)).slice(-LATEST);
  if (latest.filter((round) => round.share !== null).length < 2) return null;
  const rates = latest.map((round) => round.share);
  return (
    <ChartToggle testId="rounds-chart">
      <Chart
        testId="chart-rates"
        title={t("charts.rates_over_rounds")}
        shape="lines"
        isRate
        of={t("rounds.column.title")}
        labels={latest.map((round) => round.title)}
        series={[
          {
            name: t("figure.studied"),
            values: rates.map((rate) => (rate === null ? null : rate / 100)),
            printed: rates.map(share),
          },
        ]}
        figure={(_, at) => {
          const round = latest[at];
          if (!round || round.share === null) return undefined;
          return (
            <Figure
              testId={`chart-rate-${round.id}`}
              label={t("totals.open_rows", {
                figure: `${round.title}, ${t("figure.studied")}`,
                value: share(round.share),
              })}
              onOpen={() =>
                void navigate({
                  to: "/rounds/$round/totals",
                  params: { round: round.id },
                  search: { form: "figure.studied" },
                })
              }
            >
              {share(round.share)}
            </Figure>
          );
        }}
      />
    </ChartToggle>
  );
}
