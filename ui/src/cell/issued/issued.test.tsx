import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import VerifyPage from "./VerifyPage";

const bridge = vi.hoisted(() => ({ answers: {} as Record<string, unknown>, asked: [] as unknown[] }));
vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, request: unknown) => {
    bridge.asked.push([name, request]);
    const answer = bridge.answers[name] ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));
vi.mock("../frame/PageHead", () => ({ PageHead: ({ title }: { title: string }) => <h1>{title}</h1> }));
vi.mock("@tanstack/react-router", () => ({ Link: () => null }));

const paper = (more: object) => ({
  id: "p",
  title: "Báo cáo số 05 ngày 03/05/2026",
  about: "Kết quả học tập Chỉ thị 01",
  symbol: "BC/CB",
  sent_to: null,
  signer: null,
  template: "co-ma 30a1883f",
  withdrawn: null,
  why_withdrawn: null,
  in_bin: false,
  code: "ABCD-EFGH-JKMN",
  counted_at: "2026-05-03T08:00:00Z",
  as_of: "2026-05-03",
  agreement: "agrees",
  sentence: "",
  figures: [{ id: "present", label: "Có mặt", printed: 27, at_print: 27, now: 26 }],
  missing: [],
  corrected: [],
  round: null,
  twice: null,
  ...more,
});

beforeEach(() => startWords(words, en));
afterEach(cleanup);

async function check(code: string) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        <VerifyPage />
      </MantineProvider>
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByTestId("verify-code"), { target: { value: code } });
  fireEvent.click(screen.getByTestId("verify-check"));
  await act(async () => undefined);
}

it("says that a paper matches the book of then, with today's figures beside it and the rows of then behind them", async () => {
  bridge.answers.issued_verify = paper({});
  bridge.answers.issued_rows = { figure: "present", rows: [], not_opened: null };
  await check("abcd efgh jkmn");
  expect((await screen.findByTestId("issued-agreement")).textContent).toContain(
    "Số liệu khớp với sổ lúc in.",
  );
  const cells = [...screen.getByTestId("issued-figures").querySelectorAll("td")].map(
    (cell) => cell.textContent,
  );
  expect(cells).toEqual(["Có mặt", "27", "27", "26"]);
  fireEvent.click(screen.getByTestId("at-print-present"));
  expect((await screen.findByTestId("issued-rows")).textContent).toContain("Có mặt: các dòng lúc in");
});

it("names the laptop whose changes are missing and shows no figure that was not counted", async () => {
  bridge.answers.issued_verify = paper({
    agreement: "incomplete",
    missing: [{ laptop: "Máy của phó bí thư", changes: 3 }],
    figures: [{ id: "present", label: "Có mặt", printed: 27, at_print: null, now: 26 }],
  });
  await check("ABCD-EFGH-JKMN");
  const said = (await screen.findByTestId("issued-agreement")).textContent;
  expect(said).toContain("chưa đối chiếu được");
  expect(said).toContain("Máy của phó bí thư: còn thiếu 3 thay đổi.");
  expect(screen.queryByTestId("at-print-present")).toBeNull();
});
