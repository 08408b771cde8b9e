import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type RenderResult, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { theme } from "../../design/theme";
import { startWords } from "../../i18n/words";
import type { Me } from "../api";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { type Session, SessionContext } from "../session/session";

/** In no language of its own, because words are in the catalogues. */
const COMMITTEE = "Committee";

const ME: Me = {
  committee: { id: "0".repeat(32), name: COMMITTEE },
  grades: true,
  name: "lan",
  person: "",
  role: "officer",
  second_factor: "off",
};

const SESSION: Session = { me: ME, live: true, logout: async () => undefined, refresh: () => undefined };

/** For tests: a server that answers these, by method and path, and refuses the rest; returns what it was asked. */
export function serve(answers: Record<string, unknown>, status = 200): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    const what = `${init?.method ?? "GET"} ${path}`;
    asked.push(what);
    const known = answers[what];
    return new Response(JSON.stringify(known ?? { code: "no", message: "no", field: null }), {
      status: known === undefined ? 404 : status,
    });
  });
  return asked;
}

/** For tests: shows a page as an officer who is logged in has it. */
export function show(page: ReactNode): RenderResult {
  startWords(words, en);
  return render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <SessionContext value={SESSION}>{page}</SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
}
