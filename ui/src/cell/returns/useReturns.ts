import type { Answer } from "../../door";
import { useCall } from "../queries";

export type ReturnedThing = Answer<"returns.list">["returns"][number];

/** What the superior returned of one record and has not decided about yet. */
export function useReturnsOf(kind: string, record: string | null): readonly ReturnedThing[] {
  const list = useCall("returns.list", {}, { enabled: record !== null });
  const returns: readonly ReturnedThing[] = list.data?.returns ?? [];
  return returns.filter((one) => one.kind === kind && one.record === record && one.next !== "nobody");
}

/** Whole days since a moment; none for one that is still to come. */
export function daysSince(moment: string, now: number = Date.now()): number {
  return Math.max(0, Math.floor((now - Date.parse(moment)) / 86_400_000));
}
