import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Answer, Request, Tag } from "../../door";
import { showRefusal } from "../notices/notices";
import { refresh } from "../queries";
import type { EssayList, MeetingSheet, RollSheet, Round } from "../types";
import { type Item, listOfMark } from "./items";
import type { Outcome, Saving } from "./outbox";
import { staysAfter } from "./refusals";
import { outbox } from "./window";

export { outbox };

/** The figures of other pages are fetched again this long after the last mark, because doing so at every key would be slow. */
const QUIET_MS = 800;

const subscribe = (listener: () => void) => outbox.subscribe(listener);

export function useSaving(): Saving["is"] {
  return useSyncExternalStore(subscribe, () => outbox.state().is);
}

/** Items whose keys begin so. React needs the same list as long as it holds the same items. */
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

/** Gives a page the results of the items of its records. */
export function useOutcome(records: string, listener: (item: Item, outcome: Outcome) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
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

function withMeetingMark(
  sheet: MeetingSheet,
  sent: Request<"meetings.mark">,
  marked: Answer<"meetings.mark">,
): MeetingSheet {
  const rows = sheet.rows.map((row) =>
    row.member === sent.member ? { ...row, mark: sent.mark, note: sent.note ?? row.note } : row,
  );
  return { ...sheet, rows, counts: marked.counts, saved_at: marked.saved_at };
}

/** The form that a taken-back essay is left with is the book's to say; the list is fetched again soon after. */
function withPaper(list: EssayList, sent: Request<"essays.hand_in">): EssayList {
  const rows = list.rows.map((row) =>
    row.member === sent.member
      ? {
          ...row,
          form: "paper" as const,
          state: sent.handed_in ? ("handed_in" as const) : ("not_handed_in" as const),
          handed_in_on: sent.handed_in ? (sent.on ?? "") : "",
        }
      : row,
  );
  return { ...list, rows };
}

/** Updates every page with what the outbox saved, because the page on which it was typed may be closed. */
export function useOutboxInStep(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const marked = new Set<Tag>();
    const settle = (tag: Tag) => {
      clearTimeout(quiet);
      marked.add(tag);
      quiet = setTimeout(() => {
        refresh(queries, [...marked]);
        marked.clear();
      }, QUIET_MS);
    };
    const markSaved = async (sent: Request<"roll_call.mark">, marked: Answer<"roll_call.mark">) => {
      const key = ["roll_call.sheet", { id: sent.session }];
      await queries.cancelQueries({ queryKey: key });
      queries.setQueryData<RollSheet>(key, (old) => old && withMark(old, sent, marked));
      settle("roll_call");
    };
    const meetingMarkSaved = async (sent: Request<"meetings.mark">, marked: Answer<"meetings.mark">) => {
      const key = ["meetings.sheet", { id: sent.meeting }];
      await queries.cancelQueries({ queryKey: key });
      queries.setQueryData<MeetingSheet>(key, (old) => old && withMeetingMark(old, sent, marked));
      settle("meetings");
    };
    const paperSaved = async (sent: Request<"essays.hand_in">) => {
      const key = ["essays.list", { round: sent.round }];
      await queries.cancelQueries({ queryKey: key });
      queries.setQueryData<EssayList>(key, (old) => old && withPaper(old, sent));
      settle("essays");
    };
    const planSaved = ({ id, plan }: Request<"rounds.save">) =>
      plan && queries.setQueryData<Round>(["rounds.get", { id }], (old) => old && { ...old, plan });
    const stop = outbox.onOutcome(async (item, outcome) => {
      if (outcome.is === "refused") {
        const list = listOfMark(item);
        if (list === null || staysAfter(outcome.error)) return;
        showRefusal(outcome.error);
        void queries.invalidateQueries({ queryKey: [list] });
        return;
      }
      if (item.call === "roll_call.mark")
        await markSaved(
          item.request as Request<"roll_call.mark">,
          outcome.answer as Answer<"roll_call.mark">,
        );
      if (item.call === "meetings.mark")
        await meetingMarkSaved(
          item.request as Request<"meetings.mark">,
          outcome.answer as Answer<"meetings.mark">,
        );
      if (item.call === "essays.hand_in") return paperSaved(item.request as Request<"essays.hand_in">);
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

/** Text that is being typed is saved when the window is hidden or closed, because no other event may follow. */
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
