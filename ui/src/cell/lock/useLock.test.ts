import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import { createElement, type ReactNode } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { useFinishBeforeLeaving } from "./leaving";
import { useLock } from "./useLock";

/** Stands where the window's bridge to Rust stands. */
const bridge = vi.hoisted(() => ({ asked: [] as string[] }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string) => {
    bridge.asked.push(name);
    return { exists: true, unlocked: false };
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

beforeEach(() => {
  bridge.asked = [];
});

async function lockWhile(finish: () => Promise<boolean>) {
  const wrapper = ({ children }: { children: ReactNode }) =>
    createElement(QueryClientProvider, { client: new QueryClient() }, children);
  const both = () => {
    useFinishBeforeLeaving(finish);
    return useLock();
  };
  const { result, unmount } = renderHook(both, { wrapper });
  await act(async () => result.current());
  unmount();
}

test("the page ends after the book is locked", async () => {
  await lockWhile(async () => true);
  expect(bridge.asked).toEqual(["profile_lock", "end_page"]);
});

test("a page that alone holds words which the disk refused lives on, behind the lock", async () => {
  await lockWhile(async () => false);
  expect(bridge.asked).toEqual(["profile_lock"]);
  bridge.asked = [];
  await lockWhile(() => Promise.reject(new Error("disk")));
  expect(bridge.asked).toEqual(["profile_lock"]);
});
