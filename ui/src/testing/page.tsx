import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, vi } from "vitest";
import { notices } from "../cell/notices/notices";
import { outbox } from "../cell/outbox/window";
import { theme } from "../design/theme";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { startWords } from "../i18n/words";
import { bridge, resetBridge } from "./bridge";
import { resetPlace } from "./router";

/** Lets time pass, and everything that was waiting for it. */
export const pass = (ms = 300) => act(() => vi.advanceTimersByTimeAsync(ms));

/** Shows a page as the window does. */
export async function open(page: ReactNode) {
  const shown = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider theme={theme} env="test">
        {page}
      </MantineProvider>
    </QueryClientProvider>,
  );
  await pass();
  await pass();
  return shown;
}

/** Answers the oldest command that waits. */
export async function answer(how: "resolve" | "reject", what: unknown) {
  bridge.held.shift()?.[how](what);
  await pass(0);
}

export const type = (id: string, value: string) =>
  fireEvent.change(screen.getByTestId(id), { target: { value } });

/** What happy-dom lacks. */
function completeBrowser(): void {
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never;
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
  Element.prototype.scrollIntoView ??= () => undefined;
}

/** Called once by a test file: before each test an empty window with Vietnamese words and a clock that the test moves. */
export function inAWindow(): void {
  beforeEach(() => {
    startWords(words, en);
    vi.useFakeTimers();
    completeBrowser();
    resetBridge();
    resetPlace();
    notices.close();
    window.history.replaceState(null, "", "#/");
  });
  afterEach(async () => {
    resetBridge();
    await pass();
    cleanup();
    outbox.handOver();
    vi.useRealTimers();
  });
}

export { words };
