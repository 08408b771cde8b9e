import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Answer, Request, Tag } from "../../door";
import { showRefusal } from "../notices/notices";
import { refresh } from "../queries";
import type { RollSheet, Round } from "../types";
import type { Item } from "./items";
import type { Outcome, Saving } from "./outbox";
import { staysAfter } from "./refusals";
import { outbox } from "./window";

export { outbox };

/** After the last mark, other pages' figures are fetched again: not at every key. */
const QUIET_MS = 800;

const subscribe = (listener: () => void) => outbox.subscribe(listener);

export function useSaving(): Saving["is"] {
  return useSyncExternalStore(subscribe, () => outbox.state().is);
}

/** What waits under keys that begin so. The same list as long as the same things wait. */
export function useWaiting(keys: string): readonly Item[] {
  const seen = useRef<readonly Item[]>([]);
  return useSyncExternalStore(subscribe, () => {
    const now = outbox.waiting(keys);
    const same =
      now.length === seen.current.length && now.every((item, place) => item === seen.current[place]);
    if (!same) seen.current = now;
    return seen.current;
  });
}

export function useErrorOf(keys: string): Error | null {
  return useSyncExternalStore(subscribe, () => outbox.errorOf(keys));
}

/** Tells a page what became of the items of its records. */
export function useOutcome(records: string, heard: (item: Item, outcome: Outcome) => void): void {
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(
    () =>
      outbox.onOutcome((item, outcome) => {
        if (item.record.startsWith(records)) latest.current(item, outcome);
      }),
    [records],
  );
}

function withMark(
  sheet: RollSheet,
  sent: Request<"roll_call.mark">,
  marked: Answer<"roll_call.mark">,
): RollSheet {
  const rows = sheet.rows.map((row) =>
    row.member === sent.member
      ? { ...row, mark: sent.mark, point: sent.point ?? 0, note: sent.note ?? row.note, bulk: false }
      : row,
  );
  return { ...sheet, rows, counts: marked.counts, saved_at: marked.saved_at };
}

/** Brings every page in step with what the outbox saved, whichever page it was said on. */
export function useOutboxInStep(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      clearTimeout(quiet);
      quiet = setTimeout(() => refresh(queries, ["roll_call"]), QUIET_MS);
    };
    const markSaved = async (sent: Request<"roll_call.mark">, marked: Answer<"roll_call.mark">) => {
      const key = ["roll_call.sheet", { id: sent.session }];
      await queries.cancelQueries({ queryKey: key });
      queries.setQueryData<RollSheet>(key, (old) => old && withMark(old, sent, marked));
      settle();
    };
    const planSaved = ({ id, plan }: Request<"rounds.save">) =>
      plan && queries.setQueryData<Round>(["rounds.get", { id }], (old) => old && { ...old, plan });
    const stop = outbox.onOutcome(async (item, outcome) => {
      if (outcome.is === "refused") {
        if (item.call !== "roll_call.mark" || staysAfter(outcome.error)) return;
        showRefusal(outcome.error);
        void queries.invalidateQueries({ queryKey: ["roll_call.sheet"] });
        return;
      }
      if (item.call === "roll_call.mark")
        await markSaved(
          item.request as Request<"roll_call.mark">,
          outcome.answer as Answer<"roll_call.mark">,
        );
      if (item.call === "rounds.save") planSaved(item.request as Request<"rounds.save">);
      const { what } = outcome.answer as { what?: Tag[] };
      if (what) refresh(queries, what);
    });
    return () => {
      clearTimeout(quiet);
      stop();
    };
  }, [queries]);
}

/** What is being typed goes to the disk when the window is covered or taken away. */
export function useHurryWhenHidden(): void {
  useEffect(() => {
    const hide = () => outbox.hurry();
    window.addEventListener("beforeunload", hide);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("beforeunload", hide);
      document.removeEventListener("visibilitychange", hide);
    };
  }, []);
}
