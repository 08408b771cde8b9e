import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import type { RoundLine } from "../types";
import { RatesOverRounds } from "./RatesOverRounds";

const router = vi.hoisted(() => ({ went: [] as unknown[] }));
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => (to: unknown) => router.went.push(to) }));

beforeEach(() => {
  startWords(words, en);
  router.went = [];
});
afterEach(cleanup);

const round = (id: string, from: string, share: number | null, state = "closed") =>
  ({ id, from, to: from, title: `Đợt ${id}`, share, state, due: 19, studied: 18 }) as unknown as RoundLine;

function show(rounds: readonly RoundLine[]) {
  render(
    <MantineProvider theme={theme} env="test">
      <RatesOverRounds rounds={rounds} />
    </MantineProvider>,
  );
}

const LATEST_FIRST = [
  round("c", "2026-09-01", 9500),
  round("b", "2026-05-01", null),
  round("d", "2026-11-01", null, "preparing"),
  round("a", "2026-03-01", 9474),
];

it("shows the rounds that have begun by their days, with a gap where nobody was due", () => {
  show(LATEST_FIRST);
  fireEvent.click(screen.getByTestId("rounds-chart"));
  const rows = within(screen.getByRole("table")).getAllByRole("row").slice(1);
  expect(rows.map((row) => row.textContent)).toEqual(["Đợt a94,74 %", "Đợt b—", "Đợt c95,00 %"]);
  expect(document.querySelectorAll('[data-mark="point"]')).toHaveLength(2);
  expect(document.querySelectorAll('[data-mark="line"]')).toHaveLength(0);
});

it("opens a rate onto the people whom it counted", () => {
  show(LATEST_FIRST);
  fireEvent.click(screen.getByTestId("rounds-chart"));
  fireEvent.click(screen.getByTestId("chart-rate-a"));
  expect(router.went).toEqual([
    { to: "/rounds/$round/totals", params: { round: "a" }, search: { form: "figure.studied" } },
  ]);
});

it("draws no course of a single round", () => {
  show(LATEST_FIRST.slice(1));
  expect(screen.queryByTestId("rounds-chart")).toBeNull();
});
