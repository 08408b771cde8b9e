import { useMemo } from "react";
import { useCall } from "../queries";

/** What the superior sent and the person at work has not opened yet. */
export function useNews() {
  const { data } = useCall("home.news", {});
  return useMemo(() => {
    const [rounds, documents] = [data?.rounds ?? [], data?.documents ?? []];
    const ids = new Set([...rounds, ...documents].map(({ id }) => id));
    return { rounds: rounds.length, documents: documents.length, isNew: (id: string) => ids.has(id) };
  }, [data]);
}
