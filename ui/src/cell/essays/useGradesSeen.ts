import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../../door";

/** Notes that the person at work has seen what the superior sent home of a round, so that it is not announced any more. */
export function useGradesSeen(round: string, graded: number): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (graded === 0) return;
    // If the note can't be kept, the grades are announced once more, which does no harm.
    call("essays.superior_grades_seen", { round })
      .then(() => queries.invalidateQueries({ queryKey: ["home.summary"] }))
      .catch(() => undefined);
  }, [round, graded, queries]);
}
