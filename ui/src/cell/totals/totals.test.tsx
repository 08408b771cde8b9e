import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { NoticeBar } from "../notices/NoticeBar";
import { notices } from "../notices/notices";
import TotalsTab from "./TotalsTab";

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({
  answers: {} as Record<string, unknown>,
  asked: [] as [string, Record<string, unknown>][],
}));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, payload: { request?: Record<string, unknown> }) => {
    bridge.asked.push([name, payload.request ?? payload]);
    const answer = bridge.answers[name] ?? {};
    return typeof answer === "function" ? answer(payload.request) : answer;
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));
vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => () => undefined,
  useParams: () => ({ round: "r" }),
}));

const pass = () => act(() => vi.advanceTimersByTimeAsync(300));
const asked = (name: string) => bridge.asked.filter((call) => call[0] === name).map((call) => call[1]);
const click = async (testId: string) => {
  fireEvent.click(screen.getByTestId(testId));
  await pass();
};

const NONE = { due: 19, unmarked: 0, make_up_owed: 0, essays_owed: 0, essays_not_graded: 0 };
const totals = (more: object = {}) => ({
  as_of: "2026-11-28",
  finalised: null,
  late: 0,
  sessions_unconfirmed: 0,
  sessions_ahead: 0,
  grades: { share_sum: null },
  ...NONE,
  ...more,
});
const FINAL = { at: "2026-11-20T08:00:00Z", by: "Lò Thị Mẫu" };
const session = (id: string, begun = false) => ({ id, label: `Buổi ${id}`, date: "2026-11-12", begun });

async function open() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        <TotalsTab />
        <NoticeBar />
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
  // A list of no height would render no rows.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  bridge.answers = {
    totals_by_group: { day: "2026-11-28", groups: [] },
    rounds_get: { id: "r", sessions: [session("s", true)] },
    totals_late: { changes: [] },
    totals_round: totals(),
    pick_save_file: "/tmp/phieu.docx",
  };
  bridge.asked.length = 0;
});
afterEach(() => {
  cleanup();
  notices.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it("once the figures are closed the page shows what its headline says, and today's on a press", async () => {
  bridge.answers.totals_round = ({ final_cut }: { final_cut: boolean }) =>
    totals({ finalised: FINAL, late: 1, studied: final_cut ? 15 : 18 });
  await open();
  const headline = () => screen.getByTestId("totals-standing").textContent;
  expect(headline()).toContain("Đã chốt lúc");
  expect(screen.getByTestId("figure-studied").textContent).toBe("15");
  expect(screen.queryByTestId("totals-papers-final")).toBeNull();
  fireEvent.click(screen.getByText("Hiện nay"));
  await pass();
  expect(screen.getByTestId("figure-studied").textContent).toBe("18");
  expect(headline()).toContain("Số liệu hiện nay, chưa chốt");
  expect(headline()).not.toContain("Đã chốt");
  expect(screen.getByTestId("totals-papers-final").textContent).toContain("ghi số liệu đã chốt");
});

it("closing the figures names what is owed, and each count opens onto its rows", async () => {
  bridge.answers.totals_round = totals({ make_up_owed: 3, essays_owed: 2, essays_not_graded: 4 });
  bridge.answers.totals_rows = ({ figure }: { figure: string }) => ({ figure, rows: [] });
  await open();
  await click("totals-finalise");
  const open3 = screen.getByTestId("finalise-open").textContent;
  for (const line of ["Còn phải học bổ sung3", "Bài còn thiếu2", "Chưa đánh giá4"])
    expect(open3).toContain(line);
  expect(open3).not.toContain("Chưa điểm danh");
  await click("finalise-make_up_owed");
  expect(asked("totals_rows")).toEqual([{ round: "r", figure: "make_up_owed", final_cut: false }]);
  expect(screen.getByTestId<HTMLButtonElement>("totals-finalise-yes").disabled).toBe(false);
});

it("unmarked people and a session still to come are each agreed to before the figures are closed", async () => {
  bridge.answers.totals_round = totals({ unmarked: 1, sessions_ahead: 1 });
  await open();
  await click("totals-finalise");
  const may = () => !screen.getByTestId<HTMLButtonElement>("totals-finalise-yes").disabled;
  expect(may()).toBe(false);
  await click("finalise-although");
  expect(may()).toBe(false);
  await click("finalise-ahead");
  expect(may()).toBe(true);
  await click("totals-finalise-yes");
  expect(asked("rounds_finalise")).toEqual([{ id: "r", although_unmarked: true, although_ahead: true }]);
});

it("figures without any member due are not closed", async () => {
  bridge.answers.totals_round = totals({ due: 0 });
  await open();
  await click("totals-finalise");
  expect(screen.getByTestId("finalise-dialog").textContent).toContain("chưa có số liệu để chốt");
  expect(screen.getByTestId<HTMLButtonElement>("totals-finalise-yes").disabled).toBe(true);
});

it("make-ups of several people are recorded at once from the list behind the figure", async () => {
  const owed = (member: string, made_up = false) => ({
    member,
    name: `Lò Văn ${member}`,
    born: "1970",
    session: "s",
    session_label: "Buổi s",
    mark: "absent_work",
    made_up,
    on: "",
    at_session: null,
    at_unit: "",
  });
  const rows = ["a", "b", "c"].map((id) => ({ id, label: `Lò Văn ${id}`, detail: "1970", adds: 1 }));
  bridge.answers.totals_round = totals({ make_up_owed: 3 });
  bridge.answers.totals_rows = { figure: "make_up_owed", rows };
  bridge.answers.make_ups_list = { rows: [owed("a"), owed("b"), owed("c"), owed("d", true)] };
  bridge.answers.make_ups_save = { what: ["make_ups"], undo: null };
  await open();
  await click("figure-make_up_owed");
  expect(screen.getByTestId("figure-make-up").textContent).toBe("Ghi học bổ sung cho 3 lượt vắng đã chọn");
  fireEvent.click(screen.getAllByTestId("figure-tick")[1] as HTMLElement);
  await pass();
  await click("figure-make-up");
  expect(screen.getByTestId("make-up-missed").textContent).toBe("Vắng Buổi s: Lò Văn a, Lò Văn c");
  fireEvent.change(screen.getByTestId("make-up-unit"), { target: { value: "Đảng ủy xã" } });
  fireEvent.change(screen.getByTestId("make-up-on"), { target: { value: "20/11/2026" } });
  fireEvent.submit(screen.getByTestId<HTMLInputElement>("make-up-on").form as HTMLFormElement);
  await pass();
  expect(asked("make_ups_save")).toEqual([
    {
      session: "s",
      member: "a",
      on: "2026-11-20",
      at_session: null,
      at_unit: "Đảng ủy xã",
      also: [{ session: "s", member: "c" }],
    },
  ]);
  expect(screen.queryByTestId("make-up-form")).toBeNull();
});

it("after the roll-call the sheet is offered as it was marked, besides blank", async () => {
  bridge.answers.papers_roll_call_sheet = { path: "/tmp/phieu.docx", bytes: 9 };
  await open();
  await click("paper-roll-call-sheet");
  await click("roll-sheet-filled");
  await click("paper-roll-call-sheet");
  await click("roll-sheet-blank");
  const out = { round: "r", session: "s", out: "/tmp/phieu.docx" };
  expect(asked("papers_roll_call_sheet")).toEqual([{ ...out, filled: true }, out]);
});

it("a paper that was written is opened from its notice", async () => {
  bridge.answers.papers_report = { path: "/tmp/bao-cao (2).docx", bytes: 9 };
  await open();
  await click("paper-report");
  await click("notice-open");
  expect(asked("open_written")).toEqual([{ path: "/tmp/bao-cao (2).docx" }]);
  expect(notices.current()?.text).toContain("bao-cao (2).docx");
});

it("draws the essays by grade once one is graded, each figure open to its essays", async () => {
  const grades = { good: 6, fair: 3, average: 1, failed: 0, share_sum: null };
  bridge.answers.totals_round = totals({ grades, essays_not_graded: 2 });
  await open();
  const rows = screen.getByTestId("chart-grades").querySelectorAll("tbody tr");
  expect([...rows].map((row) => row.textContent)).toEqual(["Tốt6", "Khá3", "Trung bình1", "Chưa đánh giá2"]);
  expect(screen.getByTestId("chart-grade_good").getAttribute("aria-label")).toContain("6");
  cleanup();
  bridge.answers.totals_round = totals({ grades: { ...grades, good: 0, fair: 0, average: 0 } });
  await open();
  expect(screen.queryByTestId("chart-grades")).toBeNull();
});
