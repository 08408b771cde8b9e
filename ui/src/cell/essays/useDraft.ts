import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer } from "../../door";
import { showRefusal } from "../notices/notices";
import { draftAmong, draftItem, draftKey, essayRecord, versionItem, versionKey } from "../outbox/items";
import { staysAfter } from "../outbox/refusals";
import { outbox, useErrorOf, useOutcome, useWaiting } from "../outbox/useOutbox";
import type { Essay, EssayParts } from "../types";
import { type EssayPlace, withTextAt } from "./places";

/** The text is on the disk less than a third of a second after a key. */
const DRAFT_MS = 250;
/** A text that was not changed for so long becomes a version. */
export const KEEP_MS = 10 * 60 * 1000;

export type DraftState =
  | { is: "untouched"; savedAt: string | null }
  | { is: "saving" }
  | { is: "saved"; savedAt: string }
  /** `again`: the save is tried again with the same text. */
  | { is: "not_saved"; message: string; again: boolean };

/** Runs an act that keeps the typed text itself. The promise rejects when the text or the act is refused. */
export type Settle = <T>(act: () => Promise<T>) => Promise<T>;

/** Saves every pause as a draft, and keeps a version on leaving or after ten idle minutes. */
export function useDraft(essay: Essay) {
  const { round, member, name } = essay;
  const key = draftKey(round, member);
  const [parts, setParts] = useState<EssayParts>(() => draftAmong(outbox.waiting(key))?.parts ?? essay.parts);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [settling, setSettling] = useState(false);
  const typed = useRef(parts);
  const basedOn = useRef(draftAmong(outbox.waiting(key))?.based_on ?? essay.based_on);
  const unkept = useRef(essay.is_draft || outbox.waiting(key).length > 0);
  const waits = useWaiting(key).length > 0;
  const error = useErrorOf(key);

  const keepAfter = useCallback(
    (pause: number) => outbox.put(versionItem({ round, member, name }), pause),
    [round, member, name],
  );
  const change = useCallback(
    (place: EssayPlace, text: string) => {
      typed.current = withTextAt(typed.current, place, text);
      setParts(typed.current);
      unkept.current = true;
      outbox.put(draftItem({ round, member, name }, typed.current, basedOn.current), DRAFT_MS);
      keepAfter(KEEP_MS);
    },
    [round, member, name, keepAfter],
  );
  const flush = useCallback(() => outbox.flush(key), [key]);

  /** No version is made, because the act keeps the text itself and a version would be made of what the act left. */
  const settle: Settle = useCallback(
    async (act) => {
      setSettling(true);
      const before = unkept.current;
      try {
        if (!(await outbox.flush(key))) throw outbox.errorOf(key) ?? new Error();
        unkept.current = false;
        outbox.withdraw(versionKey(round, member));
        return await act();
      } catch (refused) {
        if (outbox.errorOf(key) === refused) showRefusal(refused as Error);
        unkept.current = before;
        if (before) keepAfter(KEEP_MS);
        throw refused;
      } finally {
        setSettling(false);
      }
    },
    [key, round, member, keepAfter],
  );

  useOutcome(essayRecord(round, member), (item, outcome) => {
    if (outcome.is !== "saved") return;
    if (item.call === "essays.draft") setSavedAt((outcome.answer as Answer<"essays.draft">).saved_at);
    else if (outbox.waiting(key).length === 0) unkept.current = false;
  });
  useEffect(
    () => () => {
      if (unkept.current) keepAfter(0);
      void outbox.flush(essayRecord(round, member));
    },
    [round, member, keepAfter],
  );

  const state: DraftState = error
    ? { is: "not_saved", message: error.message, again: staysAfter(error) }
    : waits
      ? { is: "saving" }
      : savedAt
        ? { is: "saved", savedAt }
        : { is: "untouched", savedAt: essay.saved_at };
  return { parts, change, state, flush, settle, settling };
}
