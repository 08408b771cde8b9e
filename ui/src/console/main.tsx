import "@mantine/notifications/styles.css";
import { Notifications } from "@mantine/notifications";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Program } from "../design/Program";
import { startWords } from "../i18n/words";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";
import { Pages } from "./Pages";
import { consoleQueries } from "./queries";
import { SessionGate } from "./session/SessionGate";

startWords(vi, en);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Program queries={consoleQueries()}>
        {/* Below dialogs, whose buttons a notice must not cover. */}
        <Notifications position="bottom-center" limit={1} autoClose={8000} zIndex={190} />
        <SessionGate>
          <Pages />
        </SessionGate>
      </Program>
    </StrictMode>,
  );
}
