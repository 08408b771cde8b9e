import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { registerNamed } from "./described";
import { PasteRows } from "./PasteRows";

interface Asked {
  name: string;
  request: Record<string, unknown>;
}

/** Takes the place of the window's bridge to Rust. The paste waits until the test answers it. */
const bridge = vi.hoisted(() => ({
  asked: [] as unknown[],
  preview: null as unknown,
  answers: [] as { resolve: (answer: unknown) => void; reject: (error: unknown) => void }[],
}));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: (name: string, { request }: { request: unknown }) => {
    bridge.asked.push({ name, request });
    if (name === "register_paste_preview") return Promise.resolve(bridge.preview);
    return new Promise((resolve, reject) => bridge.answers.push({ resolve, reject }));
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

const register = registerNamed("propaganda");
if (!register) throw new Error("no such register");
const closed = vi.fn();
const pastes = () => (bridge.asked as Asked[]).filter(({ name }) => name === "register_paste");
const pass = (ms = 400) => act(() => vi.advanceTimersByTimeAsync(ms));
const pressTwice = () =>
  act(() => {
    fireEvent.click(screen.getByTestId("paste-add"));
    fireEvent.click(screen.getByTestId("paste-add"));
  });

async function paste(text: string) {
  if (!register) return;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        <PasteRows register={register} onClose={closed} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await pass();
  fireEvent.change(screen.getByTestId("paste-text"), { target: { value: text } });
  await pass();
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
  bridge.asked.length = 0;
  bridge.answers.length = 0;
  closed.mockClear();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("rows pasted into a register", () => {
  const good = { shown: { date: "20/03/2026" }, problems: [], already_here: false };

  it("are added once when the button is pressed twice, and once more only after a refusal", async () => {
    bridge.preview = { columns: ["date"], rows: [good], good: 1, bad: 0 };
    await paste("20/03/2026");
    pressTwice();
    await pass();
    expect(pastes()).toHaveLength(1);
    bridge.answers.shift()?.reject({ code: "disk_full", message: "Ổ đĩa đã đầy.", field: null });
    await pass();
    pressTwice();
    await pass();
    expect(pastes()).toHaveLength(2);
    bridge.answers.shift()?.resolve({ added: 1, touched: { id: null, undo: null, what: [] } });
    await pass();
    pressTwice();
    await pass();
    expect(pastes()).toHaveLength(2);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it("show what was not understood as it was pasted, marked and with its sentence", async () => {
    const sentence = "Hình thức “Điện báo” không có trong danh sách.";
    const missing = "Chưa ghi “Tình trạng”.";
    const problems = [
      { field: "channel", code: "unknown_word", sentence },
      { field: "stage", code: "required", sentence: missing },
    ];
    const bad = { shown: { date: "21/03/2026" }, problems, already_here: false };
    bridge.preview = { columns: ["date", "channel"], rows: [good, bad], good: 1, bad: 1 };
    await paste("Ngày\tHình thức\n20/03/2026\n21/03/2026\tĐiện báo");
    const problem = screen.getByTestId("paste-problem");
    expect(problem.querySelector("mark")?.textContent).toBe("Điện báo");
    expect(problem.textContent).toBe(`Điện báo${sentence}`);
    const cells = [...(screen.getAllByTestId("paste-row")[1]?.querySelectorAll("td") ?? [])];
    expect(cells.map((cell) => cell.textContent)).toEqual(["21/03/2026", `Điện báo${sentence}`, missing]);
  });
});
