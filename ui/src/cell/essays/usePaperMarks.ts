import { useCallback, useMemo } from "react";
import type { Request } from "../../door";
import { paperItem, paperRecords } from "../outbox/items";
import { outbox, useWaiting } from "../outbox/useOutbox";
import { useUndoing } from "../roll-call/useUndoing";
import type { EssayLine } from "../types";
import { withWaiting } from "./paperMarks";

type Sent = Request<"essays.hand_in">;

/** Essays on paper are saved one after another, in the order of the keys. The screen does not wait for them. */
export function usePaperMarks(round: string, lines: readonly EssayLine[]) {
  const records = paperRecords(round);
  const waiting = useWaiting(records);
  const { undo } = useUndoing(records);
  const rows = useMemo(() => {
    const pending = new Map(waiting.map((item) => [(item.request as Sent).member, item.request as Sent]));
    return lines.map((row) => withWaiting(row, pending.get(row.member)));
  }, [lines, waiting]);
  const mark = useCallback((sent: Sent, name: string) => outbox.put(paperItem(sent, name)), []);
  return { rows, mark, undo };
}
