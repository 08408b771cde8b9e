import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import { createElement, type ReactNode } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { markItem } from "../outbox/items";
import { outbox } from "../outbox/window";
import { useLock } from "./useLock";

/** Stands where the window's bridge to Rust stands. */
const bridge = vi.hoisted(() => ({ asked: [] as string[], full: false }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string) => {
    bridge.asked.push(name);
    if (bridge.full && name === "roll_call_mark") throw { code: "disk_full", message: "", field: null };
    return { exists: true, unlocked: false };
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

beforeEach(() => {
  outbox.handOver();
  bridge.asked = [];
  bridge.full = false;
});

async function lock() {
  const wrapper = ({ children }: { children: ReactNode }) =>
    createElement(QueryClientProvider, { client: new QueryClient() }, children);
  const { result, unmount } = renderHook(useLock, { wrapper });
  outbox.put(markItem({ session: "s", member: "m", mark: "present" }, "m"), 1000);
  await act(async () => result.current());
  unmount();
}

test("the page ends after the book is locked, and what waited is saved before", async () => {
  await lock();
  expect(bridge.asked).toEqual(["roll_call_mark", "profile_lock", "end_page"]);
});

test("a page that alone holds words which the disk refused lives on, behind the lock", async () => {
  bridge.full = true;
  await lock();
  expect(bridge.asked).toEqual(["roll_call_mark", "profile_lock"]);
});
