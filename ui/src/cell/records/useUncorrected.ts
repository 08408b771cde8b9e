import { useState } from "react";

/** The refusal of a form until its field is changed, because what was corrected must not look wrong any more. */
export function useUncorrected(error: unknown): [unknown, (changed: object) => void] {
  const [corrected, setCorrected] = useState<unknown>(null);
  const changed = (part: object) => {
    if (error instanceof Error && "field" in error && String(error.field) in part) setCorrected(error);
  };
  return [error === corrected ? null : error, changed];
}
