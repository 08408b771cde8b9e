import { registerNamed } from "../registers/described";
import type { ReturnedThing } from "./useReturns";

/** Where what was returned is mended; null where there is no such page. */
export function placeOf({ kind, record, missing, state }: ReturnedThing) {
  if (missing) return null;
  if (kind === "form_answer") return { to: "/superior-forms/$form", params: { form: record } } as const;
  if (state === "binned") return { to: "/settings/bin" } as const;
  if (kind === "round") return { to: "/rounds/$round/totals", params: { round: record } } as const;
  const register = registerNamed(kind);
  if (!register) return null;
  return register.has_page
    ? ({ to: "/registers/$register/$row", params: { register: kind, row: record } } as const)
    : ({ to: "/registers/$register", params: { register: kind }, search: { open: record } } as const);
}
