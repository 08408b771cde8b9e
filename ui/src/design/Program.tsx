import "@mantine/core/styles.css";
import "./fonts.css";
import "./design.css";
import "./contrast.css";
import { MantineProvider } from "@mantine/core";
import { type DefaultOptions, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { theme } from "./theme";

/** Answers stay valid until the back end reports a change. */
export const queryDefaults: DefaultOptions = {
  queries: {
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    networkMode: "always",
  },
  mutations: { retry: false, networkMode: "always" },
};

export function newQueries(): QueryClient {
  return new QueryClient({ defaultOptions: queryDefaults });
}

/** Theme, fonts and queries, which the window and the console share. */
export function Program({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} forceColorScheme="light">
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}
