import { useEffect, useRef } from "react";

/** Whether nothing is left unsaved. */
type Finish = () => Promise<boolean>;

const open = new Set<Finish>();

/** How long a lock waits for a text to be saved; the draft is on disk within 300 ms of the last key anyway. */
const PATIENCE_MS = 3000;

/** Lets whoever holds unsaved words finish before the book locks. False when some are still held only by the page. */
export async function finishBeforeLeaving(): Promise<boolean> {
  const all = Promise.all([...open].map((finish) => finish().catch(() => false)));
  const patience = new Promise<boolean[]>((resolve) => setTimeout(() => resolve([false]), PATIENCE_MS));
  return (await Promise.race([all, patience])).every((finished) => finished);
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
