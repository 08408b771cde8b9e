import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import { startWords } from "../../i18n/words";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { PaperCheckPage } from "./PaperCheckPage";

const paper = {
  unit: { id: "u", name: "Chi bộ bản Nà Cà" },
  id: "p",
  title: "Báo cáo số 05 ngày 03/05/2026",
  about: "Kết quả học tập Chỉ thị 01",
  symbol: "BC/CB",
  withdrawn: null,
  in_bin: false,
  counted_at: "2026-05-03T08:00:00Z",
  as_of: "2026-05-03",
  agreement: "differs",
  figures: [{ id: "present", label: "Có mặt", printed: 27, at_print: 26, now: 25 }],
  missing: [],
  corrected: true,
  round: null,
};

beforeEach(() => startWords(words, en));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function check(status: number, body: object) {
  const answer = new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json" },
  });
  vi.stubGlobal("fetch", async () => answer);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        <PaperCheckPage />
      </MantineProvider>
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByTestId("paper-code"), { target: { value: "ABCD-EFGH-JKMN" } });
  fireEvent.click(screen.getByTestId("paper-check"));
  await act(async () => undefined);
}

it("says that the figures do not match the cell's book of then, and which", async () => {
  await check(200, paper);
  expect((await screen.findByTestId("paper-agreement")).textContent).toContain("KHÔNG khớp");
  const cells = [...screen.getByTestId("paper-figures").querySelectorAll("td")].map(
    (cell) => cell.textContent,
  );
  expect(cells).toEqual(["27", "26", "25"]);
  expect(screen.getByTestId("checked-paper").textContent).toContain("đã sửa số hoặc ngày");
});

it("says of a code that no cell has that the cell may not have sent it", async () => {
  await check(404, { code: "not_found", message: "Không tìm thấy.", field: null });
  expect((await screen.findByTestId("paper-refused")).textContent).toContain("Có thể chi bộ chưa gửi");
});
