import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api";

/** A request is repeated only when there was no answer. An answer, even a refusal, is final. */
function tryAgain(failures: number, error: Error): boolean {
  return error instanceof ApiError && error.code === "offline" && failures < 2;
}

/**
 * Whether the server can be reached is known only by asking it: a browser calls itself offline whenever an interface of
 * the computer changes, also beside a server in the same house, and a request that waits for it looks like one that hangs.
 */
export function consoleQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: tryAgain, staleTime: 2_000, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
}
