import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import { startWords } from "../../i18n/words";
import { api } from "../api";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { saveFile } from "../parts/download";
import { ReportPage } from "./ReportPage";

vi.mock("../parts/download", () => ({ saveFile: vi.fn() }));

const year = new Date().getFullYear();

beforeEach(() => {
  startWords(words, en);
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { mutations: { retry: false } } })}>
      <MantineProvider theme={theme} env="test">
        <ReportPage />
      </MantineProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it("fetches the report of the chosen quarter once and says that it was downloaded", async () => {
  const report = vi.spyOn(api, "report").mockResolvedValue(new Blob(["%PDF-"]));
  fireEvent.change(screen.getByTestId("report-kind"), { target: { value: "quarter" } });
  fireEvent.change(screen.getByTestId("report-part"), { target: { value: "3" } });
  fireEvent.click(screen.getByTestId("report-pdf"));
  expect((await screen.findByTestId("report-made")).textContent).toBe(words.report.made);
  expect(report.mock.calls).toEqual([[`${year}-Q3`, "pdf"]]);
  expect(vi.mocked(saveFile).mock.calls[0]?.[1]).toBe(`Bao cao ${year}-Q3.pdf`);
});

it("says why the server made none", async () => {
  vi.spyOn(api, "report").mockRejectedValue(new Error("Đã thử nhiều lần. Xin đợi 30 giây rồi thử lại."));
  fireEvent.click(screen.getByTestId("report-xlsx"));
  expect((await screen.findByTestId("report-refused")).textContent).not.toBe("");
});
