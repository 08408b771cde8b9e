import { useMemo } from "react";
import { useCall } from "../queries";

/** What the superior sent and the person at work has not opened yet. */
export function useNews() {
  const { data } = useCall("home.news", {});
  return useMemo(() => {
    const [rounds, documents] = [data?.rounds ?? [], data?.documents ?? []];
    const [returns, forms] = [data?.returns ?? [], data?.forms ?? []];
    const ids = new Set([...rounds, ...documents, ...returns, ...forms].map(({ id }) => id));
    return {
      rounds: rounds.length,
      documents: documents.length,
      forms: forms.length,
      /** What was returned is reached from the registers. */
      registers: returns.length,
      isNew: (id: string) => ids.has(id),
    };
  }, [data]);
}
