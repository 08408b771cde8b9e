import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import type { RegisterRow } from "../types";
import { registerNamed } from "./described";
import { isOnly, type Only, RegisterChart } from "./RegisterChart";

beforeEach(() => startWords(words, en));
afterEach(cleanup);

const row = (id: string, values: Record<string, unknown>) =>
  ({ id, values, shown: {} }) as unknown as RegisterRow;
const ROWS = [
  row("a", { channel: "oral", stage: "held", sessions: 2, listeners: 40 }),
  row("b", { channel: "oral", stage: "planned", sessions: 1 }),
  row("c", { channel: "loudspeaker", stage: "held", sessions: 12, listeners: 300 }),
];

function show(name: string, rows: readonly RegisterRow[] = ROWS) {
  const register = registerNamed(name);
  if (!register) throw new Error(name);
  const opened: Only[] = [];
  render(
    <MantineProvider theme={theme} env="test">
      <RegisterChart register={register} rows={rows} onOpen={(only) => opened.push(only)} />
    </MantineProvider>,
  );
  return opened;
}

const figures = () =>
  within(screen.getByRole("table"))
    .getAllByRole("button")
    .map((button) => button.textContent);

it("counts the rows of the list by the words of a field, and opens onto the rows of one", () => {
  const opened = show("propaganda");
  fireEvent.click(screen.getByTestId("register-chart"));
  expect(figures().slice(0, 3)).toEqual(["2", "1", "0"]);
  fireEvent.click(screen.getByTestId("chart-word-oral"));
  const only = opened[0] as Only;
  expect(only).toMatchObject({ field: "channel", word: "oral" });
  expect(ROWS.filter((each) => isOnly(only, each)).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(ROWS.filter((each) => isOnly(null, each))).toHaveLength(3);
});

it("adds up a count of the rows, and splits them by another field", () => {
  show("propaganda");
  fireEvent.click(screen.getByTestId("register-chart"));
  fireEvent.change(screen.getByTestId("register-chart-what"), { target: { value: "sessions" } });
  expect(figures().slice(0, 2)).toEqual(["3", "12"]);
  fireEvent.change(screen.getByTestId("register-chart-by"), { target: { value: "stage" } });
  expect(figures()).toEqual(["1", "14"]);
});

it("has nothing to draw of a list without rows or without a field of words", () => {
  show("propaganda", []);
  expect(screen.queryByTestId("register-chart")).toBeNull();
});
