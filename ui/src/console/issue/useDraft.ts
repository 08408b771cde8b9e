import { useCallback, useState } from "react";
import { type Draft, EMPTY_DRAFT } from "./draft";

/**
 * Where a draft is kept: for this browser tab only, and under the name of the officer who typed it, so that no other
 * officer sees it. `round`: the round that is corrected; none for one that is still to be issued.
 */
function placeOf(officer: string, round: string | null): string {
  return round === null ? `sochibo:issue:${officer}` : `sochibo:correct:${round}:${officer}`;
}

function kept(place: string): Draft | null {
  try {
    const text = sessionStorage.getItem(place);
    return text ? { ...EMPTY_DRAFT, ...(JSON.parse(text) as Partial<Draft>) } : null;
  } catch {
    return null;
  }
}

/** A draft that outlives a log-in that ran out and a page loaded again. */
export function useDraft(officer: string, round: string | null = null, begun: Draft = EMPTY_DRAFT) {
  const place = placeOf(officer, round);
  const [draft, setDraft] = useState<Draft>(() => kept(place) ?? begun);
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((now) => {
        const next = { ...now, ...part };
        sessionStorage.setItem(place, JSON.stringify(next));
        return next;
      }),
    [place],
  );
  const discard = useCallback(() => {
    sessionStorage.removeItem(place);
    setDraft(begun);
  }, [place, begun]);
  return { draft, change, discard };
}
