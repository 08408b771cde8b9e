import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { startWords } from "../i18n/words";
import { Note } from "./Note";
import { theme } from "./theme";

beforeEach(() => startWords(words, en));
afterEach(cleanup);

it("a note that is one line on a small screen is shown whole by a press, and folded again", () => {
  render(
    <MantineProvider theme={theme}>
      <Note color="yellow" testId="note" act={<button type="button">Lấy hạn này</button>}>
        Cấp trên đã đổi hạn nộp báo cáo.
      </Note>
    </MantineProvider>,
  );
  const note = screen.getByTestId("note");
  const more = screen.getByTestId("note-whole");
  expect(note.textContent).toContain("Cấp trên đã đổi hạn nộp báo cáo.");
  expect([note.dataset.whole, more.getAttribute("aria-expanded")]).toEqual([undefined, "false"]);
  fireEvent.click(more);
  expect([note.dataset.whole, more.getAttribute("aria-expanded")]).toEqual(["true", "true"]);
  fireEvent.click(more);
  expect(note.dataset.whole).toBeUndefined();
  expect(screen.getByText("Lấy hạn này")).toBeTruthy();
});
