import { useCallback, useState } from "react";

/** What was typed; the rest is as the form began. */
function kept<T extends object>(place: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "{}") as Partial<T>;
  } catch {
    return {};
  }
}

/** Only what differs from how the form began, so that what another officer corrects meanwhile is not taken back. */
function keep<T extends object>(place: string, begun: T, draft: T) {
  const fields = Object.entries(draft) as [keyof T, unknown][];
  const typed = fields.filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(begun[field]));
  if (typed.length === 0) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(typed)));
}

/**
 * What is typed into a form, kept for this browser tab only, so that it outlives a log-in that ran out and a page loaded
 * again. `place` names the form and the officer, so that no other officer sees it.
 */
export function useKept<T extends object>(place: string, begun: T) {
  const [draft, setDraft] = useState<T>(() => ({ ...begun, ...kept<T>(place) }));
  const change = useCallback(
    (part: Partial<T>) =>
      setDraft((now) => {
        const next = { ...now, ...part };
        keep(place, begun, next);
        return next;
      }),
    [place, begun],
  );
  const discard = useCallback(() => {
    sessionStorage.removeItem(place);
    setDraft(begun);
  }, [place, begun]);
  return { draft, change, discard };
}
