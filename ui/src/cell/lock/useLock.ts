import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { lockUp } from "../outbox/useLeaving";

/** Locks at once, or asks first when the disk refuses something. */
export function useLock(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    void lockUp(queries, "lock").catch(() => queries.invalidateQueries({ queryKey: ["profile.status"] }));
  }, [queries]);
}
