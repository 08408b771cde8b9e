import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { startWords } from "../i18n/words";
import { Chart } from "./Chart";
import { ChartToggle } from "./ChartToggle";
import { type ChartShape, scaleOf, wrapped } from "./chart/scale";
import { theme } from "./theme";

beforeEach(() => startWords(words, en));
afterEach(cleanup);

const LABELS = ["Tốt", "Khá", "Chưa chấm"];
const ONE = { name: "Đợt 1", values: [6, 0, null], printed: ["6", "0", "—"] };
const TWO = { name: "Đợt 2", values: [9, 5, 3], printed: ["9", "5", "3"] };

function show(shape: ChartShape, series = [ONE, TWO], labels: readonly string[] = LABELS) {
  render(
    <MantineProvider theme={theme} env="test">
      <Chart
        testId="chart"
        title="Bài theo đánh giá"
        shape={shape}
        of="Đánh giá"
        labels={labels}
        series={series}
      />
    </MantineProvider>,
  );
  return screen.getByTestId("chart");
}

const marks = (chart: HTMLElement, mark: string) => [...chart.querySelectorAll(`[data-mark="${mark}"]`)];

it("is a picture with a text, and has its figures in a table beside it", () => {
  const chart = show("columns");
  expect(screen.getByRole("img").getAttribute("aria-label")).toContain("Bài theo đánh giá");
  const rows = within(within(chart).getByRole("table"))
    .getAllByRole("row")
    .map((row) => row.textContent);
  expect(rows).toEqual(["Đánh giáĐợt 1Đợt 2", "Tốt69", "Khá05", "Chưa chấm—3"]);
});

it("draws no column where there is no figure, and one of no height for a 0", () => {
  const columns = marks(show("columns"), "column");
  expect(columns).toHaveLength(5);
  expect(columns.filter((column) => column.getAttribute("height") === "0")).toHaveLength(1);
});

it("leaves a gap in a line where a figure is missing", () => {
  const whole = { ...ONE, values: [6, 0, 4, 7, 2], printed: ["6", "0", "4", "7", "2"] };
  const labels = ["1", "2", "3", "4", "5"];
  expect(marks(show("lines", [whole], labels), "line")).toHaveLength(4);
  cleanup();
  const gap = { ...whole, values: [6, 0, null, 7, 2] };
  const chart = show("lines", [gap], labels);
  expect(marks(chart, "line")).toHaveLength(2);
  expect(marks(chart, "point")).toHaveLength(4);
});

it("tells series apart without colour", () => {
  const chart = show("stacked");
  const fills = new Set(marks(chart, "column").map((column) => column.getAttribute("fill")));
  expect(fills.size).toBe(2);
  for (const fill of fills) {
    const id = /^url\(#([a-zA-Z0-9-]+)\)$/.exec(fill ?? "")?.[1];
    expect(chart.querySelector(`#${id}`), String(fill)).not.toBeNull();
  }
  expect(marks(chart, "column")).toHaveLength(4);
  cleanup();
  const dashes = marks(show("lines"), "line").map((line) => line.getAttribute("stroke-dasharray"));
  expect(new Set(dashes).size).toBe(2);
});

it("numbers labels that are too long, and says in the table of what", () => {
  const labels = LABELS.map(
    (label) => `${label}: đợt học tập, quán triệt nghị quyết của Bộ Chính trị về xây dựng Đảng`,
  );
  const chart = show("columns", [ONE], labels);
  const rows = within(chart)
    .getAllByRole("row")
    .map((row) => row.textContent);
  expect(rows[1]).toBe(`1${labels[0]}6`);
});

it("shows a figure that opens onto its rows in place of its text", () => {
  render(
    <MantineProvider theme={theme} env="test">
      <Chart
        testId="chart"
        title="Bài"
        shape="columns"
        of="Đánh giá"
        labels={LABELS}
        series={[TWO]}
        figure={(_, at) => <button type="button">{`mở ${at}`}</button>}
      />
    </MantineProvider>,
  );
  expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual(["mở 0", "mở 1", "mở 2"]);
});

it("is drawn when it is asked for", () => {
  render(
    <MantineProvider theme={theme} env="test">
      <ChartToggle testId="toggle">drawn</ChartToggle>
    </MantineProvider>,
  );
  expect(screen.queryByText("drawn")).toBeNull();
  fireEvent.click(screen.getByTestId("toggle"));
  expect(screen.getByText("drawn")).toBeTruthy();
  expect(screen.getByTestId("toggle").getAttribute("aria-expanded")).toBe("true");
});

it("measures rates to a hundred, and counts to a round number", () => {
  const ticks = (values: (number | null)[], isRate: boolean, shape: ChartShape = "columns") =>
    scaleOf(shape, [{ name: "", values, printed: [] }], values.length, isRate).ticks.map(
      ({ label }) => label,
    );
  expect(ticks([12.5], true)).toEqual(["0", "20", "40", "60", "80", "100"]);
  expect(ticks([2], false)).toEqual(["0", "1", "2"]);
  expect(ticks([34800], false)).toEqual(["0", "10.000", "20.000", "30.000", "40.000"]);
  expect(ticks([null], false)).toEqual(["0", "1"]);
  const stacked = scaleOf("stacked", [ONE, TWO], 3, false);
  expect(stacked.share(15)).toBeLessThanOrEqual(1);
});

it("wraps labels to three lines of whole words", () => {
  expect(wrapped("Họp bản", 10)).toEqual(["Họp bản"]);
  expect(wrapped("Loa truyền thanh", 8)).toEqual(["Loa", "truyền", "thanh"]);
  expect(wrapped("Tuyên truyền miệng tại bản", 6)).toBeNull();
  expect(wrapped("truyền", 4)).toBeNull();
});
