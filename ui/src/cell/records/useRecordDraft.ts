import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { call } from "../../door";
import { recordForm, recordFormItem } from "../outbox/items";
import { outbox } from "../outbox/window";
import { changed, type Values, withTyped } from "./draft";
import { newId } from "./newId";

/** The text is on the disk less than a third of a second after a key. */
const PAUSE_MS = 250;
/** The id of a new record is kept with its text, so that a form that outlives a kill still makes the same record. */
const NEW_ID = "new_id";

/** How the text of a form is kept in the book, for forms whose text must not be kept as it is. */
export interface Keeping {
  keep: (typed: Values) => Values;
  read: (kept: Values) => Values;
}

const AS_TYPED: Keeping = { keep: (typed) => typed, read: (kept) => kept };

interface Form {
  /** Which form: `propaganda`, `members`. */
  kind: string;
  /** Null for a new record. */
  record: string | null;
  /** What the form is called where a person reads what is not saved. */
  title: string;
  /** The record as it is in the book. */
  before: Values;
  keeping?: Keeping;
}

type State = { is: "reading" } | { is: "ready"; id: string; typed: Values; resumed: boolean };

export type RecordDraft = ReturnType<typeof useRecordDraft>;

function begun(record: string | null, kept: Values | null, { read }: Keeping): State {
  const { [NEW_ID]: id, ...words } = kept ?? {};
  return {
    is: "ready",
    id: record ?? (typeof id === "string" ? id : newId()),
    typed: read(words),
    resumed: Object.keys(words).length > 0,
  };
}

/** The text of a record's form. It is kept in the book at every pause until the form is saved or given up. */
export function useRecordDraft({ kind, record, title, before, keeping = AS_TYPED }: Form) {
  const form = `${kind}/${record ?? "new"}`;
  const [state, setState] = useState<State>({ is: "reading" });
  // Two keys may come between two renderings.
  const latest = useRef(state);
  latest.current = state;
  useEffect(() => {
    let gone = false;
    const begin = (kept: Values | null) => {
      if (!gone) setState(begun(record, kept, keeping));
    };
    // The text in the outbox is newer than the one in the book.
    const held = outbox.waiting(recordForm(form)).at(-1)?.request as { values: Values } | undefined;
    if (held) begin(held.values);
    else
      call("forms.kept", { form })
        .then(({ values }) => begin(values ?? null))
        .catch(() => begin(null));
    return () => {
      gone = true;
    };
  }, [form, record, keeping]);
  const change = useCallback(
    (part: Values) => {
      const now = latest.current;
      if (now.is !== "ready") return;
      latest.current = { ...now, typed: { ...now.typed, ...part } };
      setState(latest.current);
      const words = keeping.keep(changed(before, withTyped(before, latest.current.typed)));
      outbox.put(recordFormItem(form, title, record ? words : { ...words, [NEW_ID]: now.id }), PAUSE_MS);
    },
    [before, keeping, record, form, title],
  );
  /** Forgets the text, because it was saved or given up. */
  const forget = useCallback(() => {
    outbox.withdraw(recordForm(form));
    void outbox.flush(recordForm(form)).then(() => call("forms.give_up", { form }).catch(() => undefined));
  }, [form]);
  const startOver = useCallback(() => {
    forget();
    setState(begun(record, null, keeping));
  }, [forget, record, keeping]);
  const values = useMemo(
    () => (state.is === "ready" ? withTyped(before, state.typed) : before),
    [before, state],
  );
  const differing = changed(before, values);
  return {
    ready: state.is === "ready",
    // A draft may have been saved from the outbox, and then differs from the record in nothing.
    resumed: state.is === "ready" && state.resumed && Object.keys(differing).length > 0,
    /** The id in a save: of a record in the book, or the one that this form gave a new record. */
    target: record ? { id: record } : { new_id: state.is === "ready" ? state.id : null },
    values,
    changed: differing,
    typed: Object.keys(differing).length > 0,
    change,
    forget,
    startOver,
  };
}
