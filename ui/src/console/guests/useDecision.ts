import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { GuestLine } from "../api";
import { showNotice } from "../parts/notice";

/** Decides about a guest, shows the list as it is then, and says what was done. */
export function useDecision(act: () => Promise<GuestLine[]>, done: string, close: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (guests) => {
      queries.setQueryData(["guests"], guests);
      showNotice(done);
      close();
    },
  });
}
