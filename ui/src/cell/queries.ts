import {
  type MutateOptions,
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { queryDefaults } from "../design/Program";
import { type Answer, type CallName, call, on, Refusal, type Request, type Tag } from "../door";
import { showDone, showRefusal } from "./notices/notices";
import { formItem, formRecord } from "./outbox/items";
import { outbox, saves } from "./outbox/window";

/** What the pages of rows show of registers. */
const ROWS = ["awareness.", "concerns.", "groups.", "inspections.", "programmes."] as const;

/** The answers that a change of each part of the book makes outdated. A name ending in "." means every call that begins with it. */
const OUTDATED_BY: Record<Tag, readonly string[]> = {
  people: ["people.", "cell.", "profile.status"],
  members: ["members.", "make_ups.", "essays.list", "totals.", "register.", "meetings.", ...ROWS],
  documents: ["documents.list", "materials.list", "rounds.", "register."],
  rounds: ["rounds.", "sessions.", "documents.list", "totals.", "essays.list", "register."],
  sessions: ["rounds.", "sessions.", "make_ups.", "totals."],
  roll_call: ["rounds.", "sessions.joint", "make_ups.", "totals."],
  make_ups: ["make_ups.", "totals.", "rounds.list"],
  essays: ["essays.list", "grading.list", "totals.", "attachments."],
  totals: ["totals.", "rounds."],
  ratings: ["ratings.list", "ratings.get"],
  registers: ["register.", "totals.by_group", "meetings.", ...ROWS],
  meetings: ["meetings.", "register."],
  returns: ["returns."],
  forms: ["superior_forms."],
  exchange: [
    "exchange.state",
    "keys.state",
    "profile.status",
    "attachments.list",
    "materials.list",
    "retention.list",
  ],
  bin: ["undo.bin"],
};

const ALWAYS = ["home.", "calendar.", "conflicts.", "returns.", "undo.history", "backup.list"];

function isOutdated(key: QueryKey, patterns: readonly string[]): boolean {
  const name = String(key[0]);
  return patterns.some((pattern) => (pattern.endsWith(".") ? name.startsWith(pattern) : name === pattern));
}

/** Fetches only the answers again that a page is showing; the others are fetched when their page opens. */
export function refresh(queries: QueryClient, what: readonly Tag[]): void {
  const patterns = [...ALWAYS, ...what.flatMap((tag) => OUTDATED_BY[tag] ?? [])];
  void queries.invalidateQueries({ predicate: (query) => isOutdated(query.queryKey, patterns) });
}

/** When the book has locked itself, every page gives way to the lock page. */
export function cellQueries(): QueryClient {
  const lockedOut = (error: unknown) => {
    if (error instanceof Refusal && error.code === "locked")
      void client.invalidateQueries({ queryKey: ["profile.status"] });
  };
  const client = new QueryClient({
    defaultOptions: queryDefaults,
    queryCache: new QueryCache({ onError: lockedOut }),
    mutationCache: new MutationCache({ onError: lockedOut }),
  });
  return client;
}

interface CallOptions {
  enabled?: boolean;
  refetchEvery?: number;
  /** The answer is fetched again each time a page that shows it opens. */
  fresh?: boolean;
}

export function useCall<N extends CallName>(name: N, request: Request<N>, options: CallOptions = {}) {
  return useQuery<Answer<N>, Refusal>({
    queryKey: [name, request],
    queryFn: () => call(name, request),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchEvery ?? false,
    refetchOnMount: options.fresh ? "always" : true,
  });
}

interface ActOptions<N extends CallName> {
  /** The sentence of the notice; there is none when this is absent. */
  done?: string | ((answer: Answer<N>) => string);
  /** For calls whose answers don't name what they changed. */
  touches?: readonly Tag[];
  /** A refusal is shown as a notice, because no form shows it. */
  notifies?: boolean;
}

function touchedBy(answer: unknown): readonly Tag[] {
  if (typeof answer === "object" && answer !== null && "what" in answer) return answer.what as Tag[];
  return [];
}

function undoOf(answer: unknown): string | null {
  if (typeof answer === "object" && answer !== null && "undo" in answer) return answer.undo as string | null;
  return null;
}

/** A second press of these calls is meant as a second act. A second press of any other call with the same request is a mistake. */
const ADD_UP: readonly CallName[] = ["attachments.turn"];

/** One act of a person. It fetches again what it changed and offers to undo it; the same request is not sent twice at a time. */
export function useAct<N extends CallName>(name: N, options: ActOptions<N> = {}) {
  const queries = useQueryClient();
  const undo = useUndo();
  const press = useId();
  const pressed = useRef(new Set<string>());
  useEffect(() => () => outbox.giveUp(formRecord(press)), [press]);
  const mutation = useMutation<Answer<N>, Refusal, Request<N>>({
    mutationFn: (request) => {
      const answer = saves(name)
        ? outbox.press(call(name, request), formItem(name, request, press))
        : call(name, request);
      return answer.finally(() => pressed.current.delete(JSON.stringify(request)));
    },
    onSuccess: (answer) => {
      refresh(queries, [...(options.touches ?? []), ...touchedBy(answer)]);
      const text = typeof options.done === "function" ? options.done(answer) : options.done;
      const act = undoOf(answer);
      if (text) showDone(text, act ? () => undo(act) : null);
    },
    onError: (error) => {
      if (options.notifies) showRefusal(error);
    },
  });
  const mutate = (request: Request<N>, then?: MutateOptions<Answer<N>, Refusal, Request<N>>) => {
    const asked = JSON.stringify(request);
    if (pressed.current.has(asked) && !ADD_UP.includes(name)) return;
    pressed.current.add(asked);
    mutation.mutate(...([request, then] as Parameters<typeof mutation.mutate>));
  };
  return { ...mutation, mutate };
}

export function useUndo(): (act: string) => void {
  const queries = useQueryClient();
  const { t } = useTranslation();
  return (act) => {
    outbox
      .press(call("undo.act", { act }), null)
      .then((touched) => {
        refresh(queries, touched.what);
        void queries.invalidateQueries({ queryKey: ["roll_call.sheet"] });
        void queries.invalidateQueries({ queryKey: ["meetings.sheet"] });
        showDone(t("notice.undone"), null);
      })
      .catch(showRefusal);
  };
}

/** Pages are fetched again when the back end changed something on its own, in an exchange or from another window. */
export function useTouched(): void {
  const queries = useQueryClient();
  const { t } = useTranslation();
  useEffect(() => {
    const stopTouched = on("touched", ({ what }) => refresh(queries, what));
    const stopBackups = on("backed_up", ({ path }) => showDone(t("backup.by_itself", { path }), null));
    const stopExchange = on("exchange", (state) => {
      queries.setQueryData(["exchange.state", {}], state);
      void queries.invalidateQueries({ queryKey: ["home.status_bar"] });
    });
    return () => {
      stopTouched();
      stopBackups();
      stopExchange();
    };
  }, [queries, t]);
}

export function useStatus() {
  return useCall("profile.status", {});
}

/** The name of the superior, or a neutral one until it is known. */
export function useSuperior(): string {
  const { t } = useTranslation();
  const status = useStatus();
  return status.data?.superior_name || t("superior_unknown");
}
