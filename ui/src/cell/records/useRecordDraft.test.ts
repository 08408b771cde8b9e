import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { outbox } from "../outbox/window";
import type { Values } from "./draft";
import { useRecordDraft } from "./useRecordDraft";

/** Takes the place of the window's bridge to Rust: a book that keeps half-filled forms. */
const bridge = vi.hoisted(() => ({ kept: new Map<string, unknown>() }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, { request }: { request: { form: string; values: unknown } }) => {
    if (name === "forms_keep") bridge.kept.set(request.form, request.values);
    if (name === "forms_give_up") bridge.kept.delete(request.form);
    return { values: bridge.kept.get(request.form) ?? null };
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

const BEFORE: Values = { name: "", note: "" };

async function open(record: string | null, before: Values = BEFORE) {
  const form = renderHook(
    (before: Values) => useRecordDraft({ kind: "members", record, title: "Đảng viên", before }),
    { initialProps: before },
  );
  await pass();
  return form;
}

const pass = () => act(() => vi.advanceTimersByTimeAsync(300));

beforeEach(() => {
  vi.useFakeTimers();
  bridge.kept.clear();
});
afterEach(() => {
  cleanup();
  outbox.handOver();
  vi.useRealTimers();
});

describe("the draft of a record's form", () => {
  it("gives a new record one id, which outlives a kill together with the words", async () => {
    const first = await open(null);
    const { target } = first.result.current;
    expect(target.new_id).toMatch(/^[0-9a-f]{32}$/);
    act(() => first.result.current.change({ name: "Lò Thị Xuân" }));
    expect(first.result.current.target).toEqual(target);
    await pass();
    first.unmount();
    const again = await open(null);
    expect(again.result.current).toMatchObject({ target, resumed: true, changed: { name: "Lò Thị Xuân" } });
  });

  it("gives the next new record another id once this one is saved or given up", async () => {
    const first = await open(null);
    act(() => first.result.current.change({ name: "Lò Thị Xuân" }));
    await pass();
    act(() => first.result.current.forget());
    await pass();
    first.unmount();
    const next = await open(null);
    expect(next.result.current.resumed).toBe(false);
    expect(next.result.current.target).not.toEqual(first.result.current.target);
    const { target } = next.result.current;
    act(() => next.result.current.startOver());
    expect(next.result.current.target).not.toEqual(target);
  });

  it("keeps every field when two keys come between two renderings", async () => {
    const form = await open(null);
    act(() => {
      form.result.current.change({ name: "Lò Thị Xuân" });
      form.result.current.change({ note: "a" });
    });
    await pass();
    expect(bridge.kept.get("members/new")).toMatchObject({ name: "Lò Thị Xuân", note: "a" });
    expect(form.result.current.typed).toBe(true);
  });

  it("sends only what was typed when another person changes another field meanwhile", async () => {
    const form = await open("r1", { name: "Xuân", note: "old" });
    act(() => form.result.current.change({ name: "Lò Thị Xuân" }));
    form.rerender({ name: "Xuân", note: "new" });
    expect(form.result.current.values).toEqual({ name: "Lò Thị Xuân", note: "new" });
    expect(form.result.current.changed).toEqual({ name: "Lò Thị Xuân" });
    await pass();
    expect(bridge.kept.get("members/r1")).toEqual({ name: "Lò Thị Xuân" });
    expect(form.result.current.target).toEqual({ id: "r1" });
    form.unmount();
    const saved = await open("r1", { name: "Lò Thị Xuân", note: "new" });
    expect(saved.result.current.resumed).toBe(false);
  });

  it("has nothing to resume when everything that was typed was taken back", async () => {
    const form = await open(null);
    act(() => form.result.current.change({ note: "a" }));
    act(() => form.result.current.change({ note: "" }));
    expect(form.result.current.typed).toBe(false);
    await pass();
    form.unmount();
    expect((await open(null)).result.current.resumed).toBe(false);
  });
});
