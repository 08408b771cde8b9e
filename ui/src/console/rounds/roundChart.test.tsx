import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { theme } from "../../design/theme";
import { startWords } from "../../i18n/words";
import type { RoundTable } from "../api";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { GradeChart } from "./GradeChart";
import type { Opened } from "./opened";
import { RoundChart } from "./RoundChart";

beforeEach(() => startWords(words, en));
afterEach(cleanup);

const TOTALS = { due: 40, present: 30, studied: 36, make_up_owed: 4, essays_due: 40, essays_received: 0 };

function show(totals: object | null, Drawn = RoundChart) {
  const opened: Opened[] = [];
  const table = { totals } as unknown as RoundTable;
  render(
    <MantineProvider theme={theme} env="test">
      <Drawn table={table} open={(figure) => opened.push(figure)} />
    </MantineProvider>,
  );
  return opened;
}

it("draws what the cells that have sent did, each figure open to the cells", () => {
  const opened = show(TOTALS);
  const rows = [...screen.getByTestId("chart-round").querySelectorAll("tbody tr")].map(
    (row) => row.textContent,
  );
  expect(rows.slice(0, 3)).toEqual(["Phải học40", "Có mặt30", "Đã học36"]);
  fireEvent.click(screen.getByTestId("chart-studied"));
  expect(opened).toEqual([{ kind: "total", figure: "studied" }]);
});

it("draws nothing before a cell has sent", () => {
  show(null);
  expect(screen.queryByTestId("round-chart")).toBeNull();
});

it("draws the essays by grade, those without a grade last, each figure open to the cells", () => {
  const graded = { grade_good: 6, grade_fair: 4, grade_average: 1, grade_failed: 0, essays_not_graded: 2 };
  const opened = show({ ...TOTALS, ...graded }, GradeChart);
  const rows = [...screen.getByTestId("chart-grades").querySelectorAll("tbody tr")].map(
    (row) => row.textContent,
  );
  expect(rows).toEqual([
    "Bài loại tốt6",
    "Bài loại khá4",
    "Bài loại trung bình1",
    "Bài không đạt0",
    "Bài chưa xếp loại2",
  ]);
  fireEvent.click(screen.getByTestId("chart-grade_good"));
  fireEvent.click(screen.getByTestId("chart-essays_not_graded"));
  expect(opened.map((one) => one.figure)).toEqual(["grade_good", "essays_not_graded"]);
});

it("draws no grades before an essay has one", () => {
  show(
    { ...TOTALS, grade_good: 0, grade_fair: 0, grade_average: 0, grade_failed: 0, essays_not_graded: 5 },
    GradeChart,
  );
  expect(screen.queryByTestId("grade-chart")).toBeNull();
});
