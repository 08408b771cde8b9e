import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { theme } from "../../design/theme";
import { REGISTERS } from "../../generated/registers";
import { startWords } from "../../i18n/words";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { Rows } from "./RowsPanel";

const register = REGISTERS.find(({ name }) => name === "propaganda");

afterEach(cleanup);

describe("the rows of a cell's register", () => {
  it("show a word that only a newer program knows as unknown", () => {
    startWords(words, en);
    if (!register) throw new Error("no such register");
    const shown = { date: "12/03/2026", channel: "hologram", languages: "Kinh, klingon" };
    render(
      <MantineProvider theme={theme}>
        <Rows register={register} rows={[{ id: "r", shown }]} />
      </MantineProvider>,
    );
    const cells = [...screen.getByTestId("register-row").querySelectorAll("td")];
    expect(cells.map((cell) => cell.textContent)).toEqual(["12/03/2026", "chưa biết", "Kinh, chưa biết"]);
  });
});
