import { number } from "../../i18n/formats";

export type ChartShape = "columns" | "stacked" | "lines";

export interface ChartSeries {
  name: string;
  /** `null` where there is no figure: a gap, never a 0. */
  values: readonly (number | null)[];
  /** The values as the table shows them. */
  printed: readonly string[];
}

export interface Scale {
  ticks: readonly { at: number; label: string }[];
  /** The share of the height at which a value stands. */
  share: (value: number) => number;
}

/** The axis from 0 to a round number in at most ten equal steps. Rates go to 100, and counts have no fractions. */
export function scaleOf(
  shape: ChartShape,
  series: readonly ChartSeries[],
  places: number,
  isRate: boolean,
): Scale {
  const at = (place: number) => series.map(({ values }) => values[place] ?? 0);
  const tops = Array.from({ length: places }, (_, place) =>
    shape === "stacked" ? at(place).reduce((sum, value) => sum + value, 0) : Math.max(0, ...at(place)),
  );
  const greatest = Math.max(0, ...tops);
  if (isRate && greatest <= 100) return stepped(20, 5);
  const rough = Math.max(greatest / 5, isRate ? 0.01 : 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((of) => of * power).find((each) => each >= rough) ?? 10 * power;
  return stepped(step, Math.max(1, Math.ceil(greatest / step)));
}

function stepped(step: number, steps: number): Scale {
  const ticks = Array.from({ length: steps + 1 }, (_, at) => ({
    at: at / steps,
    label: number(Math.round(step * at)),
  }));
  return { ticks, share: (value) => value / (step * steps) };
}

/** The label in lines of at most so many letters; null when that takes more than three, or a word is longer. */
export function wrapped(label: string, letters: number): string[] | null {
  const lines: string[] = [];
  for (const word of label.split(/\s+/).filter((each) => each !== "")) {
    if (word.length > letters) return null;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 3 ? lines : null;
}
