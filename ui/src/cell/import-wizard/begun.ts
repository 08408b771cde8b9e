import type { Values } from "../records/draft";
import type { ImportRequest } from "../types";
import { withoutSensitive } from "./choices";
import { hasOldText, type OpenedFile } from "./openedFile";

const STEPS = ["text", "columns", "preview"] as const;
export type Chosen = (typeof STEPS)[number];

/** What a person has decided about a list so far. The file itself is read again. */
export type Begun = {
  step: Chosen;
  request: ImportRequest;
};

export const NOTHING_BEGUN: Values = { begun: null };

/** What was kept of an import that was not finished. */
export function begunIn(values: Values): Begun | null {
  const begun = values.begun as Begun | null;
  const known = begun && STEPS.includes(begun.step) && typeof begun.request?.path === "string";
  return known ? begun : null;
}

/** A file that was just read is where it was left, when it is the one that was begun with. */
export function startOf(file: OpenedFile, begun: Begun | null): Begun {
  if (begun?.request.path === file.path && begun.request.choices?.sheet === file.proposal.choices.sheet)
    return begun;
  const choices = withoutSensitive(file.proposal);
  return { step: hasOldText(file) ? "text" : "columns", request: fresh(file.path, choices) };
}

/** Corrections and decisions belong to the columns that they were made for. */
export function fresh(path: string, choices: ImportRequest["choices"]): ImportRequest {
  return { path, choices, corrections: [], decisions: [] };
}
