import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { on, type Request } from "../../door";
import { markRecords, meetingMarkItem } from "../outbox/items";
import { outbox, useWaiting } from "../outbox/useOutbox";
import { useUndoing } from "../roll-call/useUndoing";
import type { MeetingSheet, RollRow } from "../types";

type Sent = Request<"meetings.mark">;

/** Marks are saved one after another, in the order of the keys, as in the roll-call of a session. */
export function useMeetingMarking(meeting: string, sheet: MeetingSheet) {
  const queries = useQueryClient();
  const records = markRecords(meeting);
  const waiting = useWaiting(records);
  const mark = useCallback((sent: Sent, name: string) => outbox.put(meetingMarkItem(sent, name)), []);
  const { finish, undo, remember } = useUndoing(records);
  useEffect(
    () =>
      on("touched", ({ what }) => {
        const ours = what.some((tag) => tag === "meetings" || tag === "members");
        if (ours && outbox.waiting(records).length === 0)
          void queries.invalidateQueries({ queryKey: ["meetings.sheet", { id: meeting }] });
      }),
    [records, meeting, queries],
  );
  const rows = useMemo<RollRow[]>(() => {
    const pending = new Map(waiting.map((item) => [(item.request as Sent).member, item.request as Sent]));
    return sheet.rows.map((row) => {
      const sent = pending.get(row.member);
      return sent ? { ...row, mark: sent.mark, note: sent.note ?? row.note } : row;
    });
  }, [sheet, waiting]);
  return { rows, mark, undo, finish, remember, waiting: waiting.length };
}
