import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { call, page } from "../../door";
import { outbox } from "../outbox/window";

export const IDLE_MS = 10 * 60 * 1000;

const SIGNS_OF_LIFE = ["keydown", "pointerdown", "pointermove", "wheel", "compositionupdate"] as const;

/** How long a lock waits for what is not on the disk yet. */
const PATIENCE_MS = 3000;

/** Locks at once, the outbox first; then the page's own process ends, unless it alone holds words that the disk refused. */
export function useLock(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    const lock = async () => {
      const finished = await outbox.drain(PATIENCE_MS);
      const status = await call("profile.lock", {});
      queries.setQueryData(["profile.status", {}], status);
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "profile.status" });
      if (finished) await page.end();
    };
    void lock().catch(() => queries.invalidateQueries({ queryKey: ["profile.status"] }));
  }, [queries]);
}

/** Locks after ten minutes with neither key nor mouse. Measured by the clock, so that a laptop that slept locks on waking. */
export function useAutoLock(lock: () => void): void {
  useEffect(() => {
    let last = Date.now();
    let locked = false;
    const alive = () => {
      last = Date.now();
    };
    const look = setInterval(() => {
      if (locked || Date.now() - last < IDLE_MS) return;
      locked = true;
      lock();
    }, 5000);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { capture: true, passive: true });
    return () => {
      clearInterval(look);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
    };
  }, [lock]);
}
