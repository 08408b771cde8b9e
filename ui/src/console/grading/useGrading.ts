import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { GradingOfEssay, WhichEssay } from "../api";
import { showNotice } from "../parts/notice";

/** Does something with the grading of an essay, shows it as it is then, and says what was done. */
export function useGrading<T>(which: WhichEssay, act: (asked: T) => Promise<GradingOfEssay>, done: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (now) => {
      queries.setQueryData(["grading", which.round, which.unit, which.essay], now);
      void queries.invalidateQueries({ queryKey: ["grading", which.round], exact: true });
      showNotice(done);
    },
  });
}
