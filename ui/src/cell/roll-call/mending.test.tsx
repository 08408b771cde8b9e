import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { outbox } from "../outbox/window";
import RollCallPage from "./RollCallPage";

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
  useParams: () => ({ session: "s" }),
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
  // A list of no height would render no rows.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  bridge.answers = {};
  bridge.asked.length = 0;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const row = (member: string) => ({
  member,
  name: member,
  born: "1970",
  mark: "present",
  point: 0,
  note: "",
  exempt: false,
});
const sheet = (confirmed: boolean) => ({
  counts: { present: 2, due: 2, share: 1, with_reason: 0, without: 0, unmarked: 0, not_due: 0 },
  round_title: "Đợt",
  rows: [row("An"), row("Bình")],
  saved_at: null,
  session: { id: "s", round: "r", label: "Buổi", points: [], confirmed },
});
const key = async (digit: string) => {
  fireEvent.keyDown(screen.getByTestId("roll-grid"), { key: digit });
  await pass();
};
const marked = () =>
  asked("roll_call_mark").map(([, request]) => {
    const { member, mark } = request as { member: string; mark: string };
    return `${member}: ${mark}`;
  });

afterEach(() => outbox.handOver());

it("a confirmed roll-call is changed after one question", async () => {
  bridge.answers.roll_call_sheet = sheet(true);
  await open(<RollCallPage />);
  await key("8");
  expect(marked()).toEqual([]);
  expect(document.body.textContent).toContain("Phiếu này đã xác nhận. Sửa điểm danh?");
  fireEvent.click(screen.getByTestId("roll-mend-no"));
  await pass();
  expect(marked()).toEqual([]);
  await key("8");
  fireEvent.click(screen.getByTestId("roll-mend-yes"));
  await pass();
  expect(marked()).toEqual(["An: absent_without"]);
  await key("3");
  expect(screen.queryByTestId("roll-mend")).toBeNull();
  expect(marked()).toEqual(["An: absent_without", "Bình: absent_work"]);
});

it("the note of the chosen row is written from the keyboard, and Escape leaves it as it was", async () => {
  bridge.answers.roll_call_sheet = sheet(false);
  await open(<RollCallPage />);
  const press = async (target: HTMLElement, name: string) => {
    fireEvent.keyDown(target, { key: name });
    await pass();
  };
  const grid = screen.getByTestId("roll-grid");
  await press(grid, "ArrowDown");
  await press(grid, "F2");
  const input = screen.getByTestId("roll-note-input");
  expect(document.activeElement).toBe(input);
  expect(input.getAttribute("aria-label")).toBe("Ghi chú của Bình");
  expect(input.closest("td")?.colSpan, "the room of the mark too").toBe(2);
  fireEvent.change(input, { target: { value: "đến muộn 15 phút" } });
  await press(input, "Enter");
  expect(asked("roll_call_mark").map(([, request]) => request)).toEqual([
    { session: "s", member: "Bình", mark: "present", point: 0, note: "đến muộn 15 phút" },
  ]);
  expect(document.activeElement).toBe(grid);
  await press(grid, "F2");
  const again = screen.getByTestId("roll-note-input");
  fireEvent.change(again, { target: { value: "khác" } });
  await press(again, "Escape");
  expect(asked("roll_call_mark")).toHaveLength(1);
  expect(screen.queryByTestId("roll-note-input")).toBeNull();
});

it("a mark that stays as it is needs no question", async () => {
  bridge.answers.roll_call_sheet = sheet(true);
  await open(<RollCallPage />);
  await key("1");
  expect(screen.queryByTestId("roll-mend")).toBeNull();
  expect(marked()).toEqual([]);
});

it("a roll-call that is not confirmed takes marks at once", async () => {
  bridge.answers.roll_call_sheet = sheet(false);
  await open(<RollCallPage />);
  await key("8");
  expect(marked()).toEqual(["An: absent_without"]);
});
