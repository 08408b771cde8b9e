import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Answer, call, on, type Request } from "../../door";
import { followSave, worthRetrying } from "../frame/saving";
import { useFinishBeforeLeaving } from "../lock/leaving";
import { showRefusal } from "../notices";
import { refresh, useUndo } from "../queries";
import type { RollRow, RollSheet } from "../types";

type Sent = Request<"roll_call.mark">;
type Marked = Answer<"roll_call.mark">;

const RETRY_MS = 3000;
/** After the last mark, other pages' figures are fetched again: not at every key. */
const QUIET_MS = 800;

function withMark(sheet: RollSheet, sent: Sent, marked: Marked): RollSheet {
  const rows = sheet.rows.map((row) =>
    row.member === sent.member
      ? { ...row, mark: sent.mark, point: sent.point ?? 0, note: sent.note ?? row.note, bulk: false }
      : row,
  );
  return { ...sheet, rows, counts: marked.counts, saved_at: marked.saved_at };
}

/** Marks go to the back end one after another, in the order of the keys; the screen does not wait for them. */
export function useMarking(session: string, sheet: RollSheet | undefined) {
  const queries = useQueryClient();
  const undoAct = useUndo();
  const key = useMemo(() => ["roll_call.sheet", { id: session }] as const, [session]);
  const queue = useRef<Sent[]>([]);
  const running = useRef<Promise<void> | null>(null);
  const acts = useRef<string[]>([]);
  const [pending, setPending] = useState<ReadonlyMap<string, Sent>>(new Map());
  const quiet = useRef<ReturnType<typeof setTimeout>>(undefined);

  const settle = useCallback(() => {
    clearTimeout(quiet.current);
    quiet.current = setTimeout(() => refresh(queries, ["roll_call"]), QUIET_MS);
  }, [queries]);

  const sendOne = useCallback(
    async (sent: Sent): Promise<boolean> => {
      try {
        const marked = await followSave(call("roll_call.mark", sent));
        await queries.cancelQueries({ queryKey: key });
        queries.setQueryData<RollSheet>(key, (old) => old && withMark(old, sent, marked));
        if (marked.undo) acts.current.push(marked.undo);
        return true;
      } catch (error) {
        if (worthRetrying(error)) return false;
        showRefusal(error as Error);
        void queries.invalidateQueries({ queryKey: key });
        return true;
      }
    },
    [key, queries],
  );

  const run = useCallback(async () => {
    for (let sent = queue.current[0]; sent; sent = queue.current[0]) {
      if (!(await sendOne(sent))) {
        setTimeout(() => start.current(), RETRY_MS);
        return;
      }
      const done = queue.current.shift();
      const later = queue.current.some((waiting) => waiting.member === done?.member);
      if (done && !later)
        setPending((before) => new Map([...before].filter(([member]) => member !== done.member)));
    }
    settle();
  }, [sendOne, settle]);

  const start = useRef<() => void>(() => undefined);
  start.current = () => {
    running.current ??= run().finally(() => {
      running.current = null;
    });
  };

  const mark = useCallback((sent: Sent) => {
    queue.current.push(sent);
    setPending((before) => new Map(before).set(sent.member, sent));
    start.current();
  }, []);

  /** Waits until every key pressed so far is on the disk; false when the disk refuses one. */
  const finish = useCallback(async (): Promise<boolean> => {
    while (running.current) await running.current;
    return queue.current.length === 0;
  }, []);

  const undo = useCallback(() => {
    void finish().then(() => {
      const act = acts.current.pop();
      if (act) undoAct(act);
    });
  }, [finish, undoAct]);

  const remember = useCallback((act: string | null) => act && acts.current.push(act), []);

  useFinishBeforeLeaving(finish);
  useEffect(
    () =>
      on("touched", ({ what }) => {
        const ours = what.some((tag) => tag === "roll_call" || tag === "members" || tag === "sessions");
        if (ours && queue.current.length === 0) void queries.invalidateQueries({ queryKey: key });
      }),
    [key, queries],
  );

  const rows = useMemo<RollRow[]>(
    () =>
      (sheet?.rows ?? []).map((row) => {
        const sent = pending.get(row.member);
        return sent ? { ...row, mark: sent.mark, point: sent.point ?? 0, note: sent.note ?? row.note } : row;
      }),
    [sheet, pending],
  );
  return { rows, mark, undo, finish, remember, waiting: pending.size };
}
