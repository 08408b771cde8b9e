import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import { createElement, type ReactNode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { markItem } from "../outbox/items";
import { leaving, useActivity, useLeaving } from "../outbox/useLeaving";
import { outbox } from "../outbox/window";
import { useLock } from "./useLock";

interface Bridge {
  asked: string[];
  /** The disk refuses every mark. */
  full: boolean;
  /** Where the program keeps what is sealed. */
  kept: "disk" | "memory" | null;
  left: unknown;
  /** This happens on the page while the book is being locked. */
  locking: () => void;
  ask: (question: { number: number; why: string }) => void;
}

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(
  (): Bridge => ({ asked: [], full: false, kept: "disk", left: null, locking: () => {}, ask: () => {} }),
);

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, payload: { request?: { items?: unknown[] } }) => {
    bridge.asked.push(name);
    if (bridge.full && name === "roll_call_mark") throw { code: "disk_full", message: "", field: null };
    if (name === "outbox_seal" && payload.request?.items?.length === 0)
      return { kept: "nothing", left_out: 0 };
    if (name === "outbox_seal" && bridge.kept === null) throw { code: "locked", message: "", field: null };
    if (name === "outbox_seal") return { kept: bridge.kept, left_out: 0 };
    if (name === "profile_lock") bridge.locking();
    if (name === "leaving_done") bridge.left = payload;
    return { exists: true, unlocked: false };
  },
}));
vi.mock("@tauri-apps/api/event", () => ({
  listen: async (event: string, listener: (message: { payload: unknown }) => void) => {
    if (event === "leaving") bridge.ask = (payload) => listener({ payload });
    return () => undefined;
  },
}));

const pages = ({ children }: { children: ReactNode }) =>
  createElement(QueryClientProvider, { client: new QueryClient() }, children);

function mark() {
  outbox.put(markItem({ session: "s", member: "m", mark: "present" }, "m"), 1000);
}

beforeEach(() => {
  leaving.choose(false);
  outbox.handOver();
  Object.assign(bridge, { asked: [], full: false, kept: "disk", left: null, locking: () => {} });
});

describe("locking", () => {
  async function lock() {
    const { result } = renderHook(useLock, { wrapper: pages });
    mark();
    await act(async () => result.current());
  }

  it("saves the outbox, locks the book and ends the page", async () => {
    await lock();
    expect(bridge.asked).toEqual(["roll_call_mark", "outbox_seal", "profile_lock", "end_page"]);
  });

  it("asks first when the disk refused something, and locks nothing if the person stays", async () => {
    bridge.full = true;
    await lock();
    expect(leaving.step().is).toBe("asking");
    await act(async () => leaving.choose(false));
    expect(bridge.asked).toEqual(["roll_call_mark"]);
  });

  it("seals what the disk refused before the book is locked", async () => {
    bridge.full = true;
    await lock();
    await act(async () => leaving.choose(true));
    expect(bridge.asked).toEqual(["roll_call_mark", "outbox_seal", "profile_lock", "end_page"]);
  });

  it("also seals what is typed while the book is being locked", async () => {
    bridge.locking = mark;
    await lock();
    expect(bridge.asked).toEqual([
      "roll_call_mark",
      "outbox_seal",
      "profile_lock",
      "outbox_seal",
      "end_page",
    ]);
  });

  it("keeps a page alive behind the lock when it holds what could not even be sealed", async () => {
    bridge.full = true;
    bridge.kept = null;
    await lock();
    await act(async () => leaving.choose(true));
    expect(bridge.asked).toContain("profile_lock");
    expect(bridge.asked).not.toContain("end_page");
    expect(outbox.unsaved().length).toBe(1);
  });
});

describe("a request of the window to leave", () => {
  async function ask(why: string) {
    renderHook(useLeaving, { wrapper: pages });
    mark();
    await act(async () => bridge.ask({ number: 7, why }));
  }

  it("to close is acknowledged at once and answered when everything is saved", async () => {
    await ask("close");
    expect(bridge.asked).toEqual(["leaving_heard", "roll_call_mark", "outbox_seal", "leaving_done"]);
    expect(bridge.left).toEqual({ number: 7, goes: true });
  });

  it("is refused when the person stays", async () => {
    bridge.full = true;
    await ask("close");
    expect(bridge.left).toBeNull();
    await act(async () => leaving.choose(false));
    expect(bridge.left).toEqual({ number: 7, goes: false });
  });

  it("to lock without a person asks no question, and the page ends after it has answered", async () => {
    bridge.full = true;
    await ask("idle");
    expect(bridge.asked).toEqual([
      "leaving_heard",
      "roll_call_mark",
      "outbox_seal",
      "profile_lock",
      "leaving_done",
      "end_page",
    ]);
  });

  it("that comes after the book was locked seals unsaved items at once", async () => {
    await ask("locked");
    expect(bridge.asked).toEqual([
      "leaving_heard",
      "outbox_seal",
      "profile_lock",
      "leaving_done",
      "end_page",
    ]);
  });
});

describe("a person at work", () => {
  it("is reported at once, and then at most every 15 seconds", async () => {
    vi.useFakeTimers();
    try {
      renderHook(useActivity);
      const press = () => window.dispatchEvent(new KeyboardEvent("keydown"));
      press();
      press();
      vi.advanceTimersByTime(14_000);
      press();
      expect(bridge.asked).toEqual(["active"]);
      vi.advanceTimersByTime(1_000);
      press();
      expect(bridge.asked).toEqual(["active", "active"]);
    } finally {
      vi.useRealTimers();
    }
  });
});
