import { useEffect, useRef } from "react";

type Finish = () => Promise<unknown>;

const open = new Set<Finish>();

/** How long a lock waits for a text to be saved; the draft is on disk within 300 ms of the last key anyway. */
const PATIENCE_MS = 3000;

/** Lets whoever holds unsaved words finish before the book locks. */
export async function finishBeforeLeaving(): Promise<void> {
  const all = Promise.allSettled([...open].map((finish) => finish()));
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([all, patience]);
}

export function useFinishBeforeLeaving(finish: Finish): void {
  const latest = useRef(finish);
  latest.current = finish;
  useEffect(() => {
    const run = () => latest.current();
    open.add(run);
    return () => {
      open.delete(run);
    };
  }, []);
}
