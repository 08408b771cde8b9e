import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { on, type Request } from "../../door";
import { markItem, markRecords } from "../outbox/items";
import { outbox, useWaiting } from "../outbox/useOutbox";
import type { RollRow, RollSheet } from "../types";
import { useUndoing } from "./useUndoing";

type Sent = Request<"roll_call.mark">;

/** Marks are saved one after another, in the order of the keys. The screen does not wait for them. */
export function useMarking(session: string, sheet: RollSheet | undefined) {
  const queries = useQueryClient();
  const records = markRecords(session);
  const waiting = useWaiting(records);

  const mark = useCallback((sent: Sent, name: string) => outbox.put(markItem(sent, name)), []);

  const { finish, undo, remember } = useUndoing(records);
  useEffect(
    () =>
      on("touched", ({ what }) => {
        const ours = what.some((tag) => tag === "roll_call" || tag === "members" || tag === "sessions");
        if (ours && outbox.waiting(records).length === 0)
          void queries.invalidateQueries({ queryKey: ["roll_call.sheet", { id: session }] });
      }),
    [records, session, queries],
  );

  const rows = useMemo<RollRow[]>(() => {
    const pending = new Map(waiting.map((item) => [(item.request as Sent).member, item.request as Sent]));
    return (sheet?.rows ?? []).map((row) => {
      const sent = pending.get(row.member);
      return sent ? { ...row, mark: sent.mark, point: sent.point ?? 0, note: sent.note ?? row.note } : row;
    });
  }, [sheet, waiting]);
  return { rows, mark, undo, finish, remember, waiting: waiting.length };
}
