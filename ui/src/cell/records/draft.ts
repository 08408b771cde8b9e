/** The values of a form, by field. */
export type Values = Record<string, unknown>;

const isEqual = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Only what was changed is written, because two people may correct two fields of one record. */
export function changed(before: Values, now: Values): Values {
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => !isEqual(value, before[name])));
}

/** Replaces values of the record with typed ones. Fields that the form no longer has are left out. */
export function withTyped(before: Values, typed: Values): Values {
  return { ...before, ...Object.fromEntries(Object.entries(typed).filter(([name]) => name in before)) };
}
