import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import { createElement, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { finishBeforeLeaving } from "../lock/leaving";
import { IDLE_MS } from "../lock/useLock";
import type { Essay, EssayParts } from "../types";
import { useDraft } from "./useDraft";

interface Asked {
  name: string;
  parts: EssayParts | undefined;
}

/** Stands where the window's bridge to Rust stands: the pages are what is tried here, not the book. */
const bridge = vi.hoisted(() => ({ asked: [] as unknown[], refuse: false }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, { request }: { request: { parts?: EssayParts } }) => {
    bridge.asked.push({ name, parts: request.parts });
    if (bridge.refuse) throw { code: "disk_full", message: "Ổ đĩa đã đầy.", field: null };
    return name === "essays_draft"
      ? { saved_at: "2026-11-22T07:02:31Z" }
      : { id: null, undo: null, what: ["essays"] };
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

const ESSAY: Essay = {
  round: "r",
  round_title: "",
  guiding_questions: "",
  failed_grade: false,
  member: "m",
  name: "Lò Thị Xuân",
  born: "1980",
  form: "typed",
  state: "writing",
  grade: null,
  hand_in_to: null,
  handed_in_on: "",
  reaches_superior: null,
  parts: { awareness: "", self_review: "", proposals: "" },
  is_draft: false,
  based_on: null,
  joins: 0,
  saved_at: null,
  previous: null,
  next: null,
  unread: 0,
  versions: [],
  beside: [],
};

const asked = () => bridge.asked as Asked[];
const drafts = () => asked().filter((call) => call.name === "essays_draft");

function open() {
  const queries = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) =>
    createElement(QueryClientProvider, { client: queries }, children);
  return renderHook(() => useDraft(ESSAY), { wrapper });
}

beforeEach(() => {
  vi.useFakeTimers();
  bridge.asked.length = 0;
  bridge.refuse = false;
});

afterEach(async () => {
  cleanup();
  await vi.advanceTimersByTimeAsync(100);
  vi.useRealTimers();
});

describe("an essay being written", () => {
  it("is on the disk within 300 ms of the last key, as one save", async () => {
    const { result } = open();
    act(() => result.current.change("awareness", "N"));
    act(() => result.current.change("awareness", "Nghị quyết"));
    await act(() => vi.advanceTimersByTimeAsync(300));
    expect(drafts().map((call) => call.parts?.awareness)).toEqual(["Nghị quyết"]);
    expect(result.current.state.is).toBe("saved");
  });

  it("keeps the words on the screen when the disk is full, and tries again", async () => {
    const { result } = open();
    bridge.refuse = true;
    act(() => result.current.change("proposals", "Đề nghị"));
    await act(() => vi.advanceTimersByTimeAsync(300));
    expect(result.current.state).toEqual({ is: "not_saved", message: "Ổ đĩa đã đầy." });
    expect(result.current.parts.proposals).toBe("Đề nghị");
    bridge.refuse = false;
    await act(() => vi.advanceTimersByTimeAsync(3500));
    expect(result.current.state.is).toBe("saved");
    expect(drafts().at(-1)?.parts?.proposals).toBe("Đề nghị");
  });

  it("becomes a version after ten idle minutes, and only once", async () => {
    const { result } = open();
    act(() => result.current.change("awareness", "Nghị quyết"));
    await act(() => vi.advanceTimersByTimeAsync(IDLE_MS + 100));
    await act(() => vi.advanceTimersByTimeAsync(IDLE_MS + 100));
    expect(asked().map((call) => call.name)).toEqual(["essays_draft", "essays_keep_version"]);
  });

  it("is saved and kept before the book locks, also when the last key was just now", async () => {
    const { result } = open();
    act(() => result.current.change("awareness", "Nghị quyết"));
    expect(await act(() => finishBeforeLeaving())).toBe(true);
    expect(asked().map((call) => call.name)).toEqual(["essays_draft", "essays_keep_version"]);
  });

  it("says at locking that the page still holds words which the disk refused", async () => {
    bridge.refuse = true;
    const { result } = open();
    act(() => result.current.change("awareness", "Nghị quyết"));
    expect(await act(() => finishBeforeLeaving())).toBe(false);
    bridge.refuse = false;
    expect(await act(() => finishBeforeLeaving())).toBe(true);
  });

  it("makes no version of a text nobody touched", async () => {
    const { unmount } = open();
    unmount();
    await vi.advanceTimersByTimeAsync(100);
    expect(asked()).toEqual([]);
  });
});
