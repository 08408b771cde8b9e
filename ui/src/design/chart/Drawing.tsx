import type { ReactNode } from "react";
import { dashOf, Patterns, Point, patternId } from "./marks";
import { type ChartSeries, type ChartShape, type Scale, scaleOf, wrapped } from "./scale";

/** The drawing in its own units, about a pixel each; the page makes it as wide as there is room. */
const WIDTH = 520;
const LEFT = 52;
const TOP = 26;
const HEIGHT = 200;
const FOOT = TOP + HEIGHT;
const LETTER = 8.4;

export interface DrawingProps {
  id: string;
  label: string;
  shape: ChartShape;
  labels: readonly string[];
  series: readonly ChartSeries[];
  isRate: boolean;
}

/** Whether the labels are too long to stand below the drawing: then they are numbers, which the table explains. */
export function isNumbered(labels: readonly string[]): boolean {
  const letters = Math.floor((WIDTH - LEFT) / Math.max(1, labels.length) / LETTER);
  return labels.some((label) => wrapped(label, letters) === null);
}

export function Drawing({ id, label, shape, labels, series, isRate }: DrawingProps) {
  const scale = scaleOf(shape, series, labels.length, isRate);
  const slot = (WIDTH - LEFT) / Math.max(1, labels.length);
  const letters = Math.floor(slot / LETTER);
  const numbered = isNumbered(labels);
  const lines = labels.map((each, at) => (numbered ? [String(at + 1)] : (wrapped(each, letters) ?? [])));
  const deepest = Math.max(1, ...lines.map((each) => each.length));
  const of: PartProps = { id, series, scale, slot };
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${FOOT + 8 + deepest * 18}`}
      className="chart-drawing"
    >
      <Patterns chart={id} count={series.length} />
      <Frame scale={scale} />
      {shape === "columns" && <Columns {...of} />}
      {shape === "stacked" && <Stacked {...of} />}
      {shape === "lines" && <Lines {...of} />}
      {lines.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two labels may be the same
        <text key={at} x={LEFT + (at + 0.5) * slot} y={FOOT + 18} textAnchor="middle">
          {each.map((line, nth) => (
            <tspan key={line} x={LEFT + (at + 0.5) * slot} dy={nth === 0 ? 0 : 18}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </svg>
  );
}

function Frame({ scale }: { scale: Scale }) {
  return (
    <>
      {scale.ticks.map((tick) => {
        const y = FOOT - tick.at * HEIGHT;
        return (
          <g key={tick.at}>
            <line x1={LEFT} x2={WIDTH} y1={y} y2={y} className="chart-grid" />
            <text x={LEFT - 6} y={y + 5} textAnchor="end">
              {tick.label}
            </text>
          </g>
        );
      })}
      <path d={`M${LEFT} ${TOP} V${FOOT} H${WIDTH}`} className="chart-axis" />
    </>
  );
}

interface PartProps {
  id: string;
  series: readonly ChartSeries[];
  scale: Scale;
  slot: number;
}

function each(
  series: readonly ChartSeries[],
  draw: (nth: number, at: number, value: number | null) => ReactNode,
) {
  return series.flatMap(({ values }, nth) => values.map((value, at) => draw(nth, at, value)));
}

function Columns({ id, series, scale, slot }: PartProps) {
  const width = (slot * 0.8) / Math.max(1, series.length);
  return each(series, (nth, at, value) => {
    const x = LEFT + at * slot + slot * 0.1 + nth * width;
    const height = value === null ? 0 : scale.share(value) * HEIGHT;
    const printed = series[nth]?.printed[at] ?? "";
    return (
      <g key={`${nth} ${at}`}>
        {value !== null && (
          <rect
            x={x}
            y={FOOT - height}
            width={width}
            height={height}
            fill={`url(#${patternId(id, nth)})`}
            className="chart-outline"
            data-mark="column"
          />
        )}
        {printed.length * LETTER <= Math.max(width, slot / series.length) && (
          <text x={x + width / 2} y={FOOT - height - 5} textAnchor="middle">
            {printed}
          </text>
        )}
      </g>
    );
  });
}

function Stacked({ id, series, scale, slot }: PartProps) {
  const width = Math.min(slot * 0.6, 70);
  return each(series, (nth, at, value) => {
    if (!value) return null;
    const below = series.slice(0, nth).reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
    const height = scale.share(value) * HEIGHT;
    const x = LEFT + at * slot + (slot - width) / 2;
    const y = FOOT - scale.share(below) * HEIGHT - height;
    const printed = series[nth]?.printed[at] ?? "";
    const ground = printed.length * LETTER + 6;
    return (
      <g key={`${nth} ${at}`}>
        <rect
          x={x}
          y={y}
          width={width}
          height={height}
          fill={`url(#${patternId(id, nth)})`}
          className="chart-outline"
          data-mark="column"
        />
        {height > 22 && ground < width && (
          <>
            <rect
              x={x + (width - ground) / 2}
              y={y + height / 2 - 10}
              width={ground}
              height={20}
              fill="#fff"
            />
            <text x={x + width / 2} y={y + height / 2 + 5} textAnchor="middle">
              {printed}
            </text>
          </>
        )}
      </g>
    );
  });
}

/** Two neighbouring points are joined; where a figure is missing, the line has a gap. */
function Lines({ series, scale, slot }: PartProps) {
  const x = (at: number) => LEFT + (at + 0.5) * slot;
  const y = (value: number) => FOOT - scale.share(value) * HEIGHT;
  return each(series, (nth, at, value) => {
    if (value === null) return null;
    const before = at > 0 ? (series[nth]?.values[at - 1] ?? null) : null;
    const printed = series[nth]?.printed[at] ?? "";
    return (
      <g key={`${nth} ${at}`}>
        {before !== null && (
          <line
            x1={x(at - 1)}
            y1={y(before)}
            x2={x(at)}
            y2={y(value)}
            strokeDasharray={dashOf(nth)}
            className="chart-line"
            data-mark="line"
          />
        )}
        <Point nth={nth} x={x(at)} y={y(value)} />
        {printed.length * LETTER <= slot && (
          <text x={x(at)} y={nth % 2 === 0 ? y(value) - 9 : y(value) + 21} textAnchor="middle">
            {printed}
          </text>
        )}
      </g>
    );
  });
}

/** The mark of a series, beside its name. */
export function LegendMark({ id, nth, shape }: { id: string; nth: number; shape: ChartShape }) {
  return (
    <svg width={34} height={16} viewBox="0 0 34 16" aria-hidden="true">
      {shape === "lines" ? (
        <>
          <line x1={0} x2={34} y1={8} y2={8} strokeDasharray={dashOf(nth)} className="chart-line" />
          <Point nth={nth} x={17} y={8} />
        </>
      ) : (
        <rect
          x={1}
          y={1}
          width={32}
          height={14}
          fill={`url(#${patternId(id, nth)})`}
          className="chart-outline"
        />
      )}
    </svg>
  );
}
