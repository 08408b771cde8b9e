import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createElement, type ReactElement } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { outbox } from "../outbox/window";
import type { Essay } from "../types";
import { BesidePanel } from "./BesidePanel";
import { HandIn } from "./HandIn";
import { type Settle, useDraft } from "./useDraft";

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({ asked: [] as string[] }));
vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string) => {
    bridge.asked.push(name);
    return { id: null, undo: null, what: [], saved_at: "2026-11-22T07:02:31Z" };
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

const ESSAY = {
  round: "r",
  member: "m",
  name: "Lò Thị Xuân",
  parts: { awareness: "", self_review: "", proposals: "" },
} as Essay;

const VERSION = { at: "2026-11-22T07:02:31Z", by: "", here: true, characters: 3, clock_doubtful: false };
const BESIDE = ["v", "w"].map((id) => ({
  version: { ...VERSION, id, beside: true },
  parts: { awareness: id, self_review: "", proposals: "" },
}));

type Beside = (settle: Settle) => ReactElement;

/** The text, and what is pressed beside it. */
function Editor({ beside }: { beside: Beside }) {
  const { change, settle } = useDraft(ESSAY);
  const text = { onChange: () => change("awareness", "Nghị quyết"), "data-testid": "text" };
  return createElement("div", null, createElement("input", text), beside(settle));
}

const handIn =
  (handed: boolean): Beside =>
  (settle) =>
    createElement(HandIn, { ...ESSAY, handed, handedOn: "", to: null, reaches: null, settle });

async function typeAndPress(beside: Beside, button: string, call: string) {
  const inside = createElement(
    QueryClientProvider,
    { client: new QueryClient() },
    createElement(Editor, { beside }),
  );
  render(createElement(MantineProvider, null, inside));
  fireEvent.change(screen.getByTestId("text"), { target: { value: "N" } });
  await act(async () => void fireEvent.click(screen.getByTestId(button)));
  await vi.waitFor(() => expect(bridge.asked).toContain(call));
}

beforeEach(() => {
  outbox.handOver();
  bridge.asked.length = 0;
  window.matchMedia ??= (media: string) =>
    ({
      media,
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as never;
});
afterEach(cleanup);

test("handing in sends the draft and then the act, which alone seals the text", async () => {
  await typeAndPress(handIn(false), "essay-hand-in", "essays_hand_in");
  cleanup();
  await outbox.flush();
  expect(bridge.asked).toEqual(["essays_draft", "essays_hand_in"]);
});

test("what is typed is not sealed to the superior by taking the essay back", async () => {
  await typeAndPress(handIn(true), "essay-hand-in", "essays_hand_in");
  expect(bridge.asked).toEqual(["essays_hand_in"]);
  cleanup();
  await outbox.flush();
  expect(bridge.asked).toEqual(["essays_hand_in", "essays_draft", "essays_keep_version"]);
});

test("merging two versions after typing commits nothing before a person has read the result", async () => {
  // The editor of the merged text takes the place of this one at once.
  const onChanged = async () => act(cleanup);
  const beside: Beside = (settle) =>
    createElement(BesidePanel, { essay: { ...ESSAY, beside: BESIDE } as Essay, settle, onChanged });
  await typeAndPress(beside, "beside-merge", "essays_merge");
  await vi.waitFor(() => expect(screen.queryByTestId("beside-merge")).toBeNull());
  await outbox.flush();
  expect(bridge.asked).toEqual(["essays_draft", "essays_merge"]);
});
