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

/** Which answers a change of each part of the book makes old. A name ending in "." stands for all that begin with it. */
const MADE_OLD: Record<Tag, readonly string[]> = {
  people: ["people.", "profile.status"],
  members: ["members.", "make_ups.", "essays.list", "totals."],
  documents: ["documents.list", "rounds."],
  rounds: ["rounds.", "documents.list", "totals.", "essays.list"],
  sessions: ["rounds.", "make_ups.", "totals."],
  roll_call: ["rounds.", "make_ups.", "totals."],
  make_ups: ["make_ups.", "totals.", "rounds.list"],
  essays: ["essays.list", "totals.", "attachments."],
  totals: ["totals.", "rounds."],
  registers: ["register."],
  exchange: ["exchange.state", "keys.state", "profile.status", "attachments.list"],
  bin: ["undo.bin"],
};

const ALWAYS = ["home.", "cards.", "undo.history"];

function isOld(key: QueryKey, patterns: readonly string[]): boolean {
  const name = String(key[0]);
  return patterns.some((pattern) => (pattern.endsWith(".") ? name.startsWith(pattern) : name === pattern));
}

/** Fetches again what a change touched and a page is showing. */
export function refresh(queries: QueryClient, what: readonly Tag[]): void {
  const patterns = [...ALWAYS, ...what.flatMap((tag) => MADE_OLD[tag] ?? [])];
  void queries.invalidateQueries({ predicate: (query) => isOld(query.queryKey, patterns) });
}

/** A book that locked itself sends everybody back to the lock page. */
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

interface Asking {
  enabled?: boolean;
  refetchEvery?: number;
  /** Fetched anew each time a page that shows it opens. */
  fresh?: boolean;
}

export function useCall<N extends CallName>(name: N, request: Request<N>, asking: Asking = {}) {
  return useQuery<Answer<N>, Refusal>({
    queryKey: [name, request],
    queryFn: () => call(name, request),
    enabled: asking.enabled ?? true,
    refetchInterval: asking.refetchEvery ?? false,
    refetchOnMount: asking.fresh ? "always" : true,
  });
}

interface Acting<N extends CallName> {
  /** The sentence of the toast; none when absent. */
  done?: string | ((answer: Answer<N>) => string);
  /** For answers that don't say what they touched. */
  touches?: readonly Tag[];
  /** Shows a refusal as a toast, where no form shows it. */
  tell?: boolean;
}

function touchedBy(answer: unknown): readonly Tag[] {
  if (typeof answer === "object" && answer !== null && "what" in answer) return answer.what as Tag[];
  return [];
}

function undoOf(answer: unknown): string | null {
  if (typeof answer === "object" && answer !== null && "undo" in answer) return answer.undo as string | null;
  return null;
}

/** Pressed twice they do twice as much; every other act is the same act as long as it asks for the same. */
const ADD_UP: readonly CallName[] = ["attachments.turn"];

/** One thing a person does: fetches again what it touched and offers to undo it. The same thing pressed again before the answer is one press. */
export function useAct<N extends CallName>(name: N, acting: Acting<N> = {}) {
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
      refresh(queries, [...(acting.touches ?? []), ...touchedBy(answer)]);
      const text = typeof acting.done === "function" ? acting.done(answer) : acting.done;
      const act = undoOf(answer);
      if (text) showDone(text, act ? () => undo(act) : null);
    },
    onError: (error) => {
      if (acting.tell) showRefusal(error);
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
        showDone(t("notice.undone"), null);
      })
      .catch(showRefusal);
  };
}

/** Keeps every page in step with what the back end did on its own (an exchange, another window). */
export function useTouched(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stopTouched = on("touched", ({ what }) => refresh(queries, what));
    const stopExchange = on("exchange", (state) => {
      queries.setQueryData(["exchange.state", {}], state);
      void queries.invalidateQueries({ queryKey: ["home.status_bar"] });
    });
    return () => {
      stopTouched();
      stopExchange();
    };
  }, [queries]);
}

export function useStatus() {
  return useCall("profile.status", {});
}

/** The superior's own name, or a neutral one until it is known. */
export function useSuperior(): string {
  const { t } = useTranslation();
  const status = useStatus();
  return status.data?.superior_name || t("superior_unknown");
}
