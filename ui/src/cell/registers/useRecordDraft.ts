import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { call } from "../../door";
import type { Register } from "../../generated/registers";
import { recordForm, recordFormItem } from "../outbox/items";
import { outbox, useWaiting } from "../outbox/useOutbox";
import type { Values } from "./described";
import { changed, isTyped, resumed, shownValues } from "./recordDraft";

/** Under a third of a second after a key, the words are on the disk. */
const PAUSE_MS = 250;

type Draft = { is: "reading" } | { is: "ready"; values: Values; resumed: boolean };

/** What is typed into a row's form: kept in the book at every pause until it is saved or given up. */
export function useRecordDraft(register: Register, id: string | null, row: Values) {
  const form = `${register.name}/${id ?? "new"}`;
  const before = useMemo(() => shownValues(register, row), [register, row]);
  // A row that changes under an open form does not take away what is being typed.
  const begun = useRef(before);
  const [draft, setDraft] = useState<Draft>({ is: "reading" });
  const waiting = useWaiting(recordForm(form)).at(-1);
  useEffect(() => {
    let gone = false;
    const begin = (kept: Values | null) => {
      if (!gone) setDraft({ is: "ready", values: resumed(begun.current, kept), resumed: kept !== null });
    };
    // What waits in the outbox is newer than what the book has.
    const held = outbox.waiting(recordForm(form)).at(-1)?.request as { values: Values } | undefined;
    if (held) begin(held.values);
    else
      call("forms.kept", { form })
        .then(({ values }) => begin(values ?? null))
        .catch(() => begin(null));
    return () => {
      gone = true;
    };
  }, [form]);
  const change = useCallback(
    (name: string, value: unknown) => {
      setDraft((now) => {
        if (now.is !== "ready") return now;
        const values = { ...now.values, [name]: value };
        outbox.put(recordFormItem(form, register.vietnamese, changed(before, values)), PAUSE_MS);
        return { ...now, values };
      });
    },
    [form, register, before],
  );
  /** Nothing typed is wanted any more: it was saved, or given up. */
  const forget = useCallback(() => {
    outbox.withdraw(recordForm(form));
    void outbox.flush(recordForm(form)).then(() => call("forms.give_up", { form }).catch(() => undefined));
  }, [form]);
  const startOver = useCallback(() => {
    forget();
    setDraft({ is: "ready", values: before, resumed: false });
  }, [forget, before]);
  const values = draft.is === "ready" ? draft.values : before;
  return {
    ready: draft.is === "ready",
    resumed: draft.is === "ready" && draft.resumed,
    values,
    changed: changed(before, values),
    typed: isTyped(before, values),
    saving: waiting !== undefined,
    change,
    forget,
    startOver,
  };
}
