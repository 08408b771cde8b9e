import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CallName } from "../door";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { startWords } from "../i18n/words";
import { refresh, useAct } from "./queries";

/** Takes the place of the window's bridge to Rust. Every call waits until the test answers it. */
const bridge = vi.hoisted(() => ({ asked: [] as string[], answers: [] as ((answer: unknown) => void)[] }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: (name: string) => {
    bridge.asked.push(name);
    return new Promise((resolve) => bridge.answers.push(resolve));
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

function open<N extends CallName>(name: N) {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: React.ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useAct(name), { wrapper }).result;
}

beforeEach(() => {
  startWords(words, en);
  bridge.asked.length = 0;
  bridge.answers.length = 0;
});

describe("an act", () => {
  it("is asked for once while its answer is awaited, and again after it", async () => {
    const restore = open("undo.restore");
    const press = () => act(async () => restore.current.mutate({ id: "r" }));
    await press();
    await press();
    expect(bridge.asked).toEqual(["undo_restore"]);
    await act(async () => bridge.answers[0]?.({ id: null, undo: null, what: [] }));
    await press();
    expect(bridge.asked).toHaveLength(2);
  });

  it("is asked for each thing it is done to", async () => {
    const restore = open("undo.restore");
    await act(async () => {
      restore.current.mutate({ id: "r" });
      restore.current.mutate({ id: "s" });
    });
    expect(bridge.asked).toHaveLength(2);
  });

  it("turns a page as often as it is pressed", async () => {
    const turn = open("attachments.turn");
    await act(async () => {
      turn.current.mutate({ id: "p", clockwise: true });
      turn.current.mutate({ id: "p", clockwise: true });
    });
    expect(bridge.asked).toHaveLength(2);
  });
});

it("a change of members, documents or rounds outdates what registers show of them, and the calendar", () => {
  for (const tag of ["members", "documents", "rounds"] as const) {
    const client = new QueryClient();
    const keys = [
      ["register.choices", {}],
      ["register.list", {}],
      ["calendar.year", {}],
      ["search.find", {}],
    ];
    for (const key of keys) client.setQueryData(key, {});
    refresh(client, [tag]);
    expect(keys.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([true, true, true, false]);
  }
});
