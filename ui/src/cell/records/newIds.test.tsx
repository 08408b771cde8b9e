import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { outbox } from "../outbox/window";
import NewRoundPage from "../rounds/NewRoundPage";
import { SessionForm } from "../sessions/SessionForm";
import type { Round } from "../types";

interface Asked {
  name: string;
  request: Record<string, unknown>;
}

/** Takes the place of the window's bridge to Rust. Saves wait until the test answers them. */
const bridge = vi.hoisted(() => ({
  asked: [] as unknown[],
  answers: [] as { resolve: (answer: unknown) => void; reject: (error: unknown) => void }[],
}));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: (name: string, { request }: { request: unknown }) => {
    bridge.asked.push({ name, request });
    if (name.endsWith("_save"))
      return new Promise((resolve, reject) => bridge.answers.push({ resolve, reject }));
    return Promise.resolve({ members: [], documents: [], rounds: [], from_superior: [], withdrawn: [] });
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => undefined, useSearch: () => ({}) }));

const asked = (name: string) => (bridge.asked as Asked[]).filter((call) => call.name === name);
const pass = () => act(() => vi.advanceTimersByTimeAsync(300));
const submit = () => {
  const form = document.querySelector("form") as HTMLFormElement;
  act(() => {
    fireEvent.submit(form);
    fireEvent.submit(form);
  });
};

async function open(page: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        {page}
      </MantineProvider>
    </QueryClientProvider>,
  );
  await pass();
  await pass();
}

beforeEach(() => {
  startWords(words, en);
  vi.useFakeTimers();
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never;
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
  bridge.asked.length = 0;
  bridge.answers.length = 0;
});
afterEach(async () => {
  for (const { resolve } of bridge.answers) resolve({ id: null, undo: null, what: [] });
  await pass();
  cleanup();
  outbox.handOver();
  vi.useRealTimers();
});

describe.each([
  {
    name: "session",
    page: <SessionForm round={{ id: "r" } as Round} session={null} onClose={() => undefined} />,
    call: "sessions_save",
  },
  { name: "round", page: <NewRoundPage />, call: "rounds_save" },
])("a new $name", ({ page, call }) => {
  it("has one id, however often its form is pressed and after a refusal too", async () => {
    await open(page);
    const title = screen.queryByTestId("round-title");
    if (title) fireEvent.change(title, { target: { value: "Đợt" } });
    submit();
    await pass();
    expect(asked(call)).toHaveLength(1);
    bridge.answers.shift()?.reject({ code: "disk_full", message: "Ổ đĩa đã đầy.", field: null });
    await pass();
    submit();
    await pass();
    const ids = asked(call).map(({ request }) => request.new_id);
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), ids[0]]);
  });
});
