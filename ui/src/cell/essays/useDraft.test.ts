import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RETRY_MS } from "../outbox/outbox";
import { outbox } from "../outbox/window";
import type { Essay, EssayParts } from "../types";
import { KEEP_MS, useDraft } from "./useDraft";

interface Asked {
  name: string;
  parts: EssayParts | undefined;
}

/** Takes the place of the window's bridge to Rust, because these tests are about the pages and not about the book. */
const bridge = vi.hoisted(() => ({ asked: [] as unknown[], refuse: false, slow: 0 }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, { request }: { request: { parts?: EssayParts } }) => {
    bridge.asked.push({ name, parts: request.parts });
    const refused = bridge.refuse;
    if (bridge.slow > 0) await new Promise((resolve) => setTimeout(resolve, bridge.slow));
    if (refused) throw { code: "disk_full", message: "Ổ đĩa đã đầy.", field: null };
    return name === "essays_draft"
      ? { saved_at: "2026-11-22T07:02:31Z" }
      : { id: null, undo: null, what: ["essays"] };
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

const ESSAY: Essay = {
  round: "r",
  round_title: "",
  questions: [],
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
  missed: false,
  reaches_superior: null,
  superior_grades: [],
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
const names = () => asked().map((call) => call.name);
const drafts = () => asked().filter((call) => call.name === "essays_draft");
const open = (essay: Essay = ESSAY) => renderHook(() => useDraft(essay));
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers();
  outbox.handOver();
  bridge.asked.length = 0;
  bridge.refuse = false;
  bridge.slow = 0;
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
    await pass(300);
    expect(drafts().map((call) => call.parts?.awareness)).toEqual(["Nghị quyết"]);
    expect(result.current.state.is).toBe("saved");
  });

  it("keeps the text on the screen when the disk is full, and saves it again later", async () => {
    const { result } = open();
    bridge.refuse = true;
    act(() => result.current.change("proposals", "Đề nghị"));
    await pass(300);
    expect(result.current.state).toEqual({ is: "not_saved", message: "Ổ đĩa đã đầy.", again: true });
    expect(result.current.parts.proposals).toBe("Đề nghị");
    bridge.refuse = false;
    await pass(RETRY_MS + 500);
    expect(result.current.state.is).toBe("saved");
    expect(drafts().at(-1)?.parts?.proposals).toBe("Đề nghị");
  });

  it("becomes a version after ten idle minutes, and only once", async () => {
    const { result, unmount } = open();
    act(() => result.current.change("awareness", "Nghị quyết"));
    await pass(KEEP_MS + 100);
    await pass(KEEP_MS + 100);
    unmount();
    await pass(100);
    expect(names()).toEqual(["essays_draft", "essays_keep_version"]);
  });

  it("is saved and becomes a version before the book locks, even right after the last key", async () => {
    const { result } = open();
    act(() => result.current.change("awareness", "Nghị quyết"));
    expect(await act(() => outbox.drain(1000))).toBe(true);
    expect(names()).toEqual(["essays_draft", "essays_keep_version"]);
  });

  it("makes no version of a text that was not changed", async () => {
    const { unmount } = open();
    unmount();
    await pass(100);
    expect(asked()).toEqual([]);
  });

  it("that was left unsaved is shown again when it is reopened, and its older text is never saved after the newer", async () => {
    bridge.refuse = true;
    const first = open();
    act(() => first.result.current.change("awareness", "Chữ cũ"));
    await pass(300);
    first.unmount();
    const second = open();
    expect(second.result.current.parts.awareness).toBe("Chữ cũ");
    act(() => second.result.current.change("awareness", "Chữ mới"));
    bridge.refuse = false;
    bridge.asked.length = 0;
    await pass(RETRY_MS * 3);
    expect(drafts().map((call) => call.parts?.awareness)).toEqual(["Chữ mới"]);
    expect(second.result.current.state.is).toBe("saved");
  });
});

describe("an act that keeps what was typed", () => {
  it("saves the text first and makes no version afterwards, which would be made of what the act left", async () => {
    const { result, unmount } = open();
    act(() => result.current.change("awareness", "Nghị quyết"));
    const merge = async () => void bridge.asked.push({ name: "merge", parts: undefined });
    await act(() => result.current.settle(merge));
    // The editor of the merged text takes the place of this one.
    unmount();
    await pass(KEEP_MS + 100);
    expect(names()).toEqual(["essays_draft", "merge"]);
  });

  it("does not take place while the text is not on the disk", async () => {
    const { result } = open();
    bridge.refuse = true;
    act(() => result.current.change("awareness", "Nghị quyết"));
    const merge = vi.fn(async () => undefined);
    await act(() => result.current.settle(merge).catch(() => undefined));
    expect(merge).not.toHaveBeenCalled();
    expect(result.current.settling).toBe(false);
  });

  it("that is refused lets the text become a version as before", async () => {
    const { result, unmount } = open();
    act(() => result.current.change("awareness", "Nghị quyết"));
    await act(() => result.current.settle(() => Promise.reject(new Error("refused"))).catch(() => undefined));
    unmount();
    await pass(100);
    expect(names()).toEqual(["essays_draft", "essays_keep_version"]);
  });

  it("locks the editor meanwhile", async () => {
    const { result } = open();
    let done: () => void = () => undefined;
    act(() => void result.current.settle(() => new Promise<void>((resolve) => (done = resolve))));
    await pass(1);
    expect(result.current.settling).toBe(true);
    done();
    await pass(1);
    expect(result.current.settling).toBe(false);
  });
});
