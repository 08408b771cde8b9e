import { useCallback, useState } from "react";
import { type Draft, EMPTY_DRAFT } from "./draft";

/** Kept for this browser tab only, and under the name of the officer who typed it, so that no other officer sees it. */
function place(officer: string): string {
  return `sochibo:issue:${officer}`;
}

function kept(officer: string): Draft | null {
  try {
    const text = sessionStorage.getItem(place(officer));
    return text ? { ...EMPTY_DRAFT, ...(JSON.parse(text) as Partial<Draft>) } : null;
  } catch {
    return null;
  }
}

/** A draft that outlives a log-in that ran out and a page loaded again. */
export function useDraft(officer: string) {
  const [draft, setDraft] = useState<Draft>(() => kept(officer) ?? EMPTY_DRAFT);
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((now) => {
        const next = { ...now, ...part };
        sessionStorage.setItem(place(officer), JSON.stringify(next));
        return next;
      }),
    [officer],
  );
  const discard = useCallback(() => {
    sessionStorage.removeItem(place(officer));
    setDraft(EMPTY_DRAFT);
  }, [officer]);
  return { draft, change, discard };
}
