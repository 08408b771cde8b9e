import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { notices } from "../notices/notices";
import TotalsTab from "../totals/TotalsTab";
import NewRoundPage from "./NewRoundPage";
import RoundPage from "./RoundPage";

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({ answers: {} as Record<string, unknown>, asked: [] as unknown[] }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, payload?: { request?: unknown }) => {
    bridge.asked.push([name, payload?.request]);
    return bridge.answers[name] ?? {};
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));
vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => () => undefined,
  useParams: () => ({ round: "r" }),
  useSearch: () => ({}),
  Link: ({ children }: { children: ReactNode }) => children,
  Outlet: () => null,
}));

const asked = (name: string) => (bridge.asked as [string, unknown][]).filter((call) => call[0] === name);
const pass = () => act(() => vi.advanceTimersByTimeAsync(300));

async function open(page: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        {page}
      </MantineProvider>
    </QueryClientProvider>,
  );
  await pass();
}

beforeEach(() => {
  startWords(words, en);
  vi.useFakeTimers();
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never;
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
  bridge.answers = {};
  bridge.asked.length = 0;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const ROUND = {
  id: "r",
  title: "Đợt",
  state: "ongoing",
  from: "",
  to: "",
  deadline: "",
  documents: [],
  document_labels: [],
  sessions: [],
};
const session = (id: string) => ({ id, label: `Buổi ${id}`, unmarked: 0, confirmed: true });

it("a round is closed after a question and reopened at once", async () => {
  bridge.answers = {
    rounds_get: ROUND,
    documents_list: { documents: [] },
    rounds_list: { from_superior: [], withdrawn: [], rounds: [] },
  };
  await open(<RoundPage />);
  fireEvent.click(screen.getByTestId("round-edit"));
  await pass();
  fireEvent.click(screen.getByTestId("round-close"));
  await pass();
  expect(asked("rounds_close")).toHaveLength(0);
  fireEvent.click(screen.getByTestId("round-close-no"));
  await pass();
  expect(asked("rounds_close")).toHaveLength(0);
  fireEvent.click(screen.getByTestId("round-close"));
  await pass();
  bridge.answers.rounds_get = { ...ROUND, state: "closed" };
  bridge.answers.rounds_close = { what: ["rounds"] };
  fireEvent.click(screen.getByTestId("round-close-yes"));
  await pass();
  expect(asked("rounds_close")).toEqual([["rounds_close", { id: "r", closed: true }]]);
  expect(notices.current()?.text).toBe("Đã kết thúc đợt.");
  fireEvent.click(screen.getByTestId("round-close"));
  await pass();
  expect(asked("rounds_close").at(-1)).toEqual(["rounds_close", { id: "r", closed: false }]);
  expect(notices.current()?.text).toBe("Đã mở lại đợt.");
});

it("the roll-call sheet of the only session is printed at once from the totals", async () => {
  bridge.answers = {
    rounds_get: { ...ROUND, sessions: [session("s")] },
    totals_round: { as_of: "2026-11-28", finalised: null, grades: { share_sum: null } },
    pick_save_file: "phieu.docx",
  };
  await open(<TotalsTab />);
  fireEvent.click(screen.getByTestId("paper-roll-call-sheet"));
  await pass();
  expect(asked("papers_roll_call_sheet")).toEqual([
    ["papers_roll_call_sheet", { round: "r", session: "s", out: "phieu.docx" }],
  ]);
});

it("the roll-call sheet of one of several sessions is chosen and printed from the totals", async () => {
  bridge.answers = {
    rounds_get: { ...ROUND, sessions: [session("s"), session("u")] },
    totals_round: { as_of: "2026-11-28", finalised: null, grades: { share_sum: null } },
    pick_save_file: "phieu.docx",
  };
  await open(<TotalsTab />);
  fireEvent.click(screen.getByTestId("paper-roll-call-sheet"));
  await pass();
  fireEvent.click(screen.getByText("Buổi u"));
  await pass();
  expect(asked("papers_roll_call_sheet")).toEqual([
    ["papers_roll_call_sheet", { round: "r", session: "u", out: "phieu.docx" }],
  ]);
});

it("a new round shows an example in its empty title, and submitting it leads there", async () => {
  bridge.answers = {
    documents_list: { documents: [] },
    rounds_list: { from_superior: [], withdrawn: [], rounds: [] },
  };
  await open(<NewRoundPage />);
  const title = screen.getByTestId<HTMLInputElement>("round-title");
  expect([title.value, title.placeholder]).toEqual(["", words.rounds.title_example]);
  fireEvent.submit(title.form as HTMLFormElement);
  await pass();
  expect(asked("rounds_save")).toHaveLength(0);
  expect(document.activeElement).toBe(title);
  expect(notices.current()?.text).toBe("Con trỏ đang ở ô đầu tiên cần điền.");
});
