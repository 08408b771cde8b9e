import "@mantine/notifications/styles.css";
import { Notifications } from "@mantine/notifications";
import { QueryClient } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Program } from "../design/Program";
import { startWords } from "../i18n/words";
import { ApiError } from "./api";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";
import { Pages } from "./Pages";
import { SessionGate } from "./session/SessionGate";

startWords(vi, en);

/** A request is repeated only when there was no answer. An answer, even a refusal, is final. */
function tryAgain(failures: number, error: Error): boolean {
  return error instanceof ApiError && error.code === "offline" && failures < 2;
}

const queries = new QueryClient({ defaultOptions: { queries: { retry: tryAgain, staleTime: 2_000 } } });

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Program queries={queries}>
        <Notifications position="bottom-center" limit={2} autoClose={8000} />
        <SessionGate>
          <Pages />
        </SessionGate>
      </Program>
    </StrictMode>,
  );
}
