import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../../door";

/** Notes that the person at work has opened a round or document of the superior, so that it is not announced any more. */
export function useOpened(id: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!id) return;
    // If the note can't be kept, the round or document is announced once more, which does no harm.
    call("home.opened", { id })
      .then(() => {
        void queries.invalidateQueries({ queryKey: ["home.news"] });
        void queries.invalidateQueries({ queryKey: ["home.summary"] });
      })
      .catch(() => undefined);
  }, [id, queries]);
}
