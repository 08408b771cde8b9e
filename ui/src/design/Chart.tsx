import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Drawing, isNumbered, LegendMark } from "./chart/Drawing";
import type { ChartSeries, ChartShape } from "./chart/scale";
import "./chart/chart.css";

interface Props {
  testId: string;
  title: string;
  shape: ChartShape;
  /** What the labels are: "Đợt học tập". It heads the first column of the table. */
  of: string;
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** The values are percentages. */
  isRate?: boolean;
  /** A figure of the table, where it opens onto its rows. */
  figure?: (series: number, at: number) => ReactNode;
}

/** Figures drawn so that they can be read in black and white, with the table that they come from always beside. */
export function Chart({ testId, title, shape, of, labels, series, isRate = false, figure }: Props) {
  const { t } = useTranslation();
  // A part of an address in `url(#…)`: React's own mark has letters that it may not have.
  const id = `chart${useId().replace(/[^a-zA-Z0-9]/g, "")}`;
  const numbered = isNumbered(labels);
  return (
    <figure className="chart" data-testid={testId}>
      <figcaption className="chart-title">{title}</figcaption>
      <div className="chart-sides">
        <div className="chart-picture">
          <Drawing
            id={id}
            label={t("chart.spoken", { title })}
            shape={shape}
            labels={labels}
            series={series}
            isRate={isRate}
          />
          {series.length > 1 && (
            <ul className="chart-legend">
              {series.map(({ name }, nth) => (
                <li key={name}>
                  <LegendMark id={id} nth={nth} shape={shape} /> {name}
                </li>
              ))}
            </ul>
          )}
        </div>
        <table className="table chart-table" aria-label={title}>
          <thead>
            <tr>
              {numbered && <th scope="col">{t("chart.number")}</th>}
              <th scope="col">{of}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className="figure-cell">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two labels may be the same
              <tr key={at}>
                {numbered && <td>{at + 1}</td>}
                <th scope="row">{label}</th>
                {series.map(({ name, printed }, nth) => (
                  <td key={name} className="figure-cell">
                    {figure?.(nth, at) ?? printed[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
