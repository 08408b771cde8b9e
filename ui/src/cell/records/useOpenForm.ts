import { useCallback, useState } from "react";

const FORM = "form";

/** The address without and with its search: "#/rounds/r/sessions?form=session.s". */
function split(hash: string): [string, URLSearchParams] {
  const [place = "", search = ""] = hash.split("?");
  return [place, new URLSearchParams(search)];
}

/** The record of the form in the address; null when the address names another form or none. */
export function formIn(hash: string, form: string): string | null {
  const named = split(hash)[1].get(FORM);
  return named?.startsWith(`${form}.`) ? named.slice(form.length + 1) : null;
}

/** The address with this form open in it, or with none. */
export function withForm(hash: string, form: string, record: string | null): string {
  const [place, search] = split(hash);
  if (record === null) search.delete(FORM);
  else search.set(FORM, `${form}.${record}`);
  const words = search.toString();
  return words ? `${place || "#/"}?${words}` : place || "#/";
}

/**
 * Which form of a page is open. It stands in the address, which outlives the lock: whoever unlocks the book is shown the
 * half-filled form again.
 */
export function useOpenForm(form: string): [string | null, (record: string | null) => void] {
  const [record, setRecord] = useState(() => formIn(window.location.hash, form));
  const open = useCallback(
    (next: string | null) => {
      setRecord(next);
      window.history.replaceState(window.history.state, "", withForm(window.location.hash, form, next));
    },
    [form],
  );
  return [record, open];
}
