import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import { createElement, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RETRY_MS } from "../outbox/outbox";
import { outbox, useOutboxInStep, useSaving } from "../outbox/useOutbox";
import type { RollSheet } from "../types";
import { useMarking } from "./useMarking";

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({
  asked: [] as { mark: string; note?: string }[],
  refuse: null as string | null,
}));
vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (_: string, { request }: { request: { mark: string } }) => {
    bridge.asked.push(request);
    if (bridge.refuse) throw { code: bridge.refuse, message: bridge.refuse, field: null };
    return { counts: { unmarked: 0 }, saved_at: "2026-11-30T07:00:00Z", undo: "act" };
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

const row = (member: string) => ({ member, name: member, mark: "unmarked", point: 0, note: "", bulk: true });
const SHEET = { rows: [row("a"), row("b")], counts: { unmarked: 2 }, saved_at: null } as unknown as RollSheet;
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

function open() {
  const queries = new QueryClient();
  queries.setQueryData(["roll_call.sheet", { id: "s" }], SHEET);
  const wrapper = ({ children }: { children: ReactNode }) =>
    createElement(QueryClientProvider, { client: queries }, children);
  const all = () => {
    useOutboxInStep();
    return { ...useMarking("s", SHEET), saving: useSaving() };
  };
  return { queries, ...renderHook(all, { wrapper }) };
}

beforeEach(() => {
  vi.useFakeTimers();
  outbox.handOver();
  bridge.asked.length = 0;
  bridge.refuse = null;
});
afterEach(async () => {
  cleanup();
  await vi.advanceTimersByTimeAsync(5000);
  vi.useRealTimers();
});

describe("marks", () => {
  it("are on the screen at once and in the sheet once they are saved", async () => {
    const { result, queries } = open();
    act(() => result.current.mark({ session: "s", member: "a", mark: "present", point: 0 }, "a"));
    expect(result.current.rows[0]?.mark).toBe("present");
    await pass(10);
    expect(result.current.waiting).toBe(0);
    expect(queries.getQueryData<RollSheet>(["roll_call.sheet", { id: "s" }])?.rows[0]?.mark).toBe("present");
  });

  it("that a full disk refused are kept when the book is locked, and are never shown as saved before they are", async () => {
    bridge.refuse = "disk_full";
    const { result } = open();
    act(() => result.current.mark({ session: "s", member: "a", mark: "present", point: 0 }, "a"));
    await pass(100);
    expect(result.current.saving).toBe("not_saved");
    bridge.refuse = "locked";
    await pass(RETRY_MS * 2);
    expect(result.current.saving).toBe("not_saved");
    expect(result.current.rows[0]?.mark).toBe("present");
    bridge.refuse = null;
    bridge.asked.length = 0;
    await act(() => outbox.flush());
    expect(bridge.asked.map((sent) => sent.mark)).toEqual(["present"]);
    expect(result.current.saving).toBe("saved");
  });

  it("go on being saved when another page is opened", async () => {
    bridge.refuse = "disk_full";
    const { result, unmount } = open();
    act(() => result.current.mark({ session: "s", member: "a", mark: "present", point: 0 }, "a"));
    await pass(100);
    unmount();
    bridge.refuse = null;
    await pass(RETRY_MS);
    expect(outbox.state().is).toBe("saved");
  });

  it("that the book refuses are removed from the screen", async () => {
    bridge.refuse = "not_of_the_cell";
    const { result } = open();
    act(() => result.current.mark({ session: "s", member: "a", mark: "present", point: 0 }, "a"));
    await pass(100);
    expect([result.current.rows[0]?.mark, result.current.saving]).toEqual(["unmarked", "saved"]);
  });
});
