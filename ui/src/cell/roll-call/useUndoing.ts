import { useCallback, useRef } from "react";
import { outbox, useOutcome } from "../outbox/useOutbox";
import { useUndo } from "../queries";

/** Takes back the marks of a page one by one, the last first. */
export function useUndoing(records: string) {
  const undoAct = useUndo();
  const acts = useRef<string[]>([]);

  /** Waits until every mark so far is on the disk. The answer is false when the disk refuses one. */
  const finish = useCallback(() => outbox.flush(records), [records]);

  const undo = useCallback(() => {
    void finish().then((finished) => {
      const act = finished && acts.current.pop();
      if (act) undoAct(act);
    });
  }, [finish, undoAct]);

  const remember = useCallback((act: string | null) => act && acts.current.push(act), []);

  useOutcome(records, (_, outcome) => {
    if (outcome.is === "saved") remember((outcome.answer as { undo: string | null }).undo);
  });
  return { finish, undo, remember };
}
