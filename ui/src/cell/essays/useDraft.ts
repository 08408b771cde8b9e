import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "../../door";
import { followSave } from "../frame/saving";
import { useFinishBeforeLeaving } from "../lock/leaving";
import { IDLE_MS } from "../lock/useLock";
import { refresh } from "../queries";
import type { Essay, EssayParts } from "../types";

/** Under a third of a second after a key, the words are on the disk. */
const DRAFT_MS = 250;
const RETRY_MS = 3000;

export type DraftState =
  | { is: "untouched"; savedAt: string | null }
  | { is: "saving" }
  | { is: "saved"; savedAt: string }
  | { is: "not_saved"; message: string };

/** Saves every pause as a draft, and keeps a version on leaving or after ten idle minutes. */
export function useDraft(essay: Essay) {
  const queries = useQueryClient();
  const { round, member, based_on } = essay;
  const [parts, setParts] = useState<EssayParts>(essay.parts);
  const [state, setState] = useState<DraftState>({ is: "untouched", savedAt: essay.saved_at });
  const unsaved = useRef<EssayParts | null>(null);
  const unkept = useRef(essay.is_draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const idle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef<Promise<void>>(Promise.resolve());

  const saveNow = useCallback(async () => {
    clearTimeout(timer.current);
    const waiting = unsaved.current;
    if (!waiting) return;
    unsaved.current = null;
    setState({ is: "saving" });
    try {
      const { saved_at } = await followSave(
        call("essays.draft", { round, member, parts: waiting, based_on }),
      );
      unkept.current = true;
      setState({ is: "saved", savedAt: saved_at });
    } catch (error) {
      unsaved.current ??= waiting;
      setState({ is: "not_saved", message: (error as Error).message });
      timer.current = setTimeout(() => void flush.current(), RETRY_MS);
    }
  }, [round, member, based_on]);

  /** One save at a time, so that an older text never lands on a newer one. */
  const flush = useRef<() => Promise<void>>(async () => undefined);
  flush.current = () => {
    saving.current = saving.current.then(saveNow);
    return saving.current;
  };

  /** Whether every word is on the disk, as a draft at least. */
  const keep = useCallback(async (): Promise<boolean> => {
    await flush.current();
    if (unsaved.current) return false;
    if (!unkept.current) return true;
    unkept.current = false;
    try {
      const touched = await call("essays.keep_version", { round, member });
      refresh(queries, touched.what);
    } catch {
      unkept.current = true;
    }
    return unsaved.current === null;
  }, [round, member, queries]);

  const change = useCallback(
    (part: keyof EssayParts, text: string) => {
      setParts((before) => {
        const next = { ...before, [part]: text };
        unsaved.current = next;
        return next;
      });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush.current(), DRAFT_MS);
      clearTimeout(idle.current);
      idle.current = setTimeout(() => void keep(), IDLE_MS);
    },
    [keep],
  );

  useFinishBeforeLeaving(keep);
  useEffect(() => {
    const hide = () => void flush.current();
    window.addEventListener("beforeunload", hide);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("beforeunload", hide);
      document.removeEventListener("visibilitychange", hide);
      clearTimeout(idle.current);
      void keep();
    };
  }, [keep]);

  return { parts, change, state, flush: () => flush.current(), keep };
}
