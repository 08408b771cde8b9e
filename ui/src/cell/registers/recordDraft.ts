import type { Register } from "../../generated/registers";
import type { Values } from "./described";

/** What a form shows for a row: every field, empty where the row has nothing. */
export function shownValues(register: Register, values: Values): Values {
  const empty = (format: string) => (format === "words" || format === "list" ? [] : "");
  const shown = (value: unknown) => (typeof value === "number" ? String(value) : value);
  return Object.fromEntries(
    register.fields.map(({ name, format }) => [name, shown(values[name]) ?? empty(format)]),
  );
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Only what was changed is written: two people may mend two fields of one row. */
export function changed(before: Values, now: Values): Values {
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => !same(value, before[name])));
}

export function isTyped(before: Values, now: Values): boolean {
  return Object.keys(changed(before, now)).length > 0;
}

/** What was typed before laid over the row as it is now; fields the register no longer has are left out. */
export function resumed(before: Values, kept: Values | null): Values {
  const known = Object.entries(kept ?? {}).filter(([name]) => name in before);
  return { ...before, ...Object.fromEntries(known) };
}
