import { useKept } from "../parts/useKept";
import { type Draft, EMPTY_DRAFT } from "./draft";

/**
 * Where a draft is kept: for this browser tab only, and under the name of the officer who typed it, so that no other
 * officer sees it. `round`: the round that is corrected; none for one that is still to be issued.
 */
function placeOf(officer: string, round: string | null): string {
  return round === null ? `sochibo:issue:${officer}` : `sochibo:correct:${round}:${officer}`;
}

/** A draft that outlives a log-in that ran out and a page loaded again. */
export function useDraft(officer: string, round: string | null = null, begun: Draft = EMPTY_DRAFT) {
  return useKept<Draft>(placeOf(officer, round), begun);
}
