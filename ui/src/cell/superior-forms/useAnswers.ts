import { useCallback, useEffect, useRef, useState } from "react";
import { superiorAnswerItem, superiorAnswerRecord, superiorAnswerRecords } from "../outbox/items";
import { outbox, useErrorOf, useOutcome } from "../outbox/useOutbox";
import { useCall } from "../queries";
import type { FilledForm } from "../types";
import { type Typed, typedAmong, without } from "./answers";

/** An answer is on the disk less than a second after a key, and each pause makes only one record of it. */
const SAVE_MS = 700;
/** What is asked next follows the typing after this pause. */
const CHECK_MS = 250;

/** What is typed goes to the outbox, question by question, and stays on the screen until the book answers with it. */
export function useAnswers(form: FilledForm) {
  const { id, title } = form.form;
  const { version } = form;
  const records = superiorAnswerRecords(id);
  const [typed, setTyped] = useState<Typed>(() => typedAmong(outbox.waiting(records), version));
  const focused = useRef<string | null>(null);
  const saved = useRef(new Set<string>());

  /** A field in which somebody is typing keeps its text, whatever the book says. */
  const settle = useCallback(() => {
    const waits = (name: string) => outbox.waiting(superiorAnswerRecord(id, name)).length > 0;
    const done = [...saved.current].filter((name) => name !== focused.current && !waits(name));
    if (done.length === 0) return;
    for (const name of done) saved.current.delete(name);
    setTyped((old) => without(old, new Set(done)));
  }, [id]);

  const change = useCallback(
    (name: string, value: string) => {
      saved.current.delete(name);
      setTyped((old) => ({ ...old, [name]: value }));
      outbox.put(superiorAnswerItem({ id, title, version }, name, value), SAVE_MS);
    },
    [id, title, version],
  );
  const enter = useCallback((name: string) => {
    focused.current = name;
  }, []);
  const leave = useCallback(
    (name: string) => {
      if (focused.current === name) focused.current = null;
      void outbox.flush(superiorAnswerRecord(id, name));
    },
    [id],
  );
  const flush = useCallback(() => outbox.flush(records), [records]);

  useOutcome(records, (item, outcome) => {
    if (outcome.is !== "saved") return;
    const { answers } = item.request as { answers: readonly { name: string }[] };
    for (const { name } of answers) saved.current.add(name);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the book has answered with what was saved
  useEffect(settle, [settle, form.answers]);
  useEffect(() => () => void outbox.flush(records), [records]);

  return {
    typed,
    change,
    enter,
    leave,
    flush,
    evaluated: useChecked(form, typed),
    error: useErrorOf(records),
  };
}

/** Which questions are asked and what is wrong, with what was typed and is not in the book yet. */
function useChecked(form: FilledForm, typed: Typed): FilledForm["evaluated"] {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), CHECK_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const answers = Object.entries(settled).map(([name, value]) => ({ name, typed: value }));
  const request = { id: form.form.id, version: form.version, answers };
  const checked = useCall("superior_forms.check", request, { enabled: answers.length > 0 });
  const known = answers.length === 0 ? form.evaluated : checked.data;
  // While the next answer is on its way, the page stays as it is.
  const last = useRef(form.evaluated);
  if (known) last.current = known;
  return last.current;
}
