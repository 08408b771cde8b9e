import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import ReceivedPage from "./ReceivedPage";

const bridge = vi.hoisted(() => ({ answers: {} as Record<string, unknown> }));
vi.mock("@tauri-apps/api/core", () => ({ invoke: async (name: string) => bridge.answers[name] ?? {} }));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));
vi.mock("../frame/PageHead", () => ({ PageHead: ({ title }: { title: string }) => <h1>{title}</h1> }));

const one = (more: object) => ({
  id: "i",
  kind_vietnamese: "Kiểm tra",
  kind_english: "Inspection",
  what: "Chấp hành Điều lệ",
  begun: "2026-11-01",
  concluded: "2026-11-20",
  merits: "",
  faults: "Sinh hoạt chưa đều",
  demands: "Họp đều",
  right_by: "2026-12-20",
  put_right: "",
  withdrawn: "",
  open: true,
  late: false,
  ...more,
});

beforeEach(() => startWords(words, en));
afterEach(cleanup);

it("says what has to be put right by when, and why something was taken back", async () => {
  bridge.answers.inspections_received = {
    inspections: [one({}), one({ id: "j", open: false, withdrawn: "Gửi nhầm" })],
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        <ReceivedPage />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await act(async () => undefined);
  const [first, second] = await screen.findAllByTestId("received-inspection");
  expect(first?.textContent).toContain("Khắc phục trước ngày 20/12/2026");
  expect(first?.textContent).toContain("Họp đều");
  expect(second?.textContent).toContain("Cấp trên rút lại: Gửi nhầm");
});
