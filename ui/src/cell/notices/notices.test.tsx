import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { outbox } from "../outbox/window";
import { NoticeBar } from "./NoticeBar";
import { notices, showDone, showRefusal, showSentence, showWritten } from "./notices";

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const shown = () => screen.getByRole("status").textContent;
const show = (work: () => void) => act(work);

beforeEach(() => {
  startWords(words, en);
  vi.useFakeTimers();
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never;
  render(
    <MantineProvider theme={theme}>
      <NoticeBar />
    </MantineProvider>,
  );
});
afterEach(() => {
  cleanup();
  notices.close();
  vi.useRealTimers();
});

describe("the notice below the page", () => {
  it("appears in a row that existed before, or a screen reader would not read it", () => {
    const row = screen.getByRole("status");
    expect(row.getAttribute("aria-live")).toBe("polite");
    expect(row.textContent).toBe("");
    show(() => showDone("Đã lưu.", null));
    expect(screen.getByRole("status")).toBe(row);
    expect(row.textContent).toBe("Đã lưu.");
  });

  it("offers no undo of an earlier act once something else is being saved", async () => {
    show(() => showDone("Đã lưu buổi học.", () => undefined));
    let saved = () => {};
    const press = new Promise<void>((done) => {
      saved = done;
    });
    await act(async () => void outbox.press(press, null));
    expect(shown()).toBe("");
    show(() => showRefusal(new Error("Chưa lưu được.")));
    await act(async () => saved());
    expect(shown()).toBe("Chưa lưu được.");
  });

  it("disappears by itself, later when it can be undone and last when it is a refusal", () => {
    const stays = (work: () => void) => {
      show(work);
      for (let seconds = 1; seconds < 20; seconds += 1) {
        pass(1000);
        if (shown() === "") return seconds;
      }
      return null;
    };
    expect(stays(() => showDone("a", null))).toBe(4);
    expect(stays(() => showSentence("a"))).toBe(5);
    expect(stays(() => showDone("a", () => undefined))).toBe(8);
    expect(stays(() => showRefusal(new Error("a")))).toBe(12);
    expect(stays(() => showWritten("a", "/tmp/a.docx"))).toBe(12);
  });

  it("replaces the one before and stays for its own time", () => {
    show(() => showDone("cũ", null));
    pass(3000);
    show(() => showDone("mới", null));
    pass(3000);
    expect(shown()).toBe("mới");
    pass(1000);
    expect(shown()).toBe("");
  });

  it("undoes once and disappears, or is closed without undoing", () => {
    const undo = vi.fn();
    show(() => showDone("Đã lưu.", undo));
    fireEvent.click(screen.getByTestId("notice-undo"));
    expect([undo.mock.calls.length, shown()]).toEqual([1, ""]);
    show(() => showDone("Đã lưu.", undo));
    fireEvent.click(screen.getByLabelText("Đóng"));
    expect([undo.mock.calls.length, shown()]).toEqual([1, ""]);
  });
});
