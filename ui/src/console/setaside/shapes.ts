/** Changes that were set aside, as the server says them. */
import * as v from "valibot";

const id = v.string();
const count = v.number();
const named = v.object({ id, name: v.string() });
/** What a kind or field is called, in both languages. */
const label = v.object({ vietnamese: v.string(), english: v.string() });
export type Label = v.InferOutput<typeof label>;

const answer = v.picklist(["waiting", "taken", "left"]);
export type Answer = v.InferOutput<typeof answer>;

export const setAside = v.object({
  waiting: count,
  rows: v.array(
    v.object({
      verdict: id,
      unit: named,
      device: v.string(),
      at: v.string(),
      reason: v.string(),
      things: v.array(v.object({ kind: v.string(), name: label, count })),
      answer,
      can_be_taken: v.boolean(),
    }),
  ),
});
export type SetAside = v.InferOutput<typeof setAside>;

export const recordSaid = v.object({
  kind: v.string(),
  name: label,
  label: v.string(),
  fields: v.array(v.object({ name: v.string(), label, value: v.nullable(v.string()), sealed: v.boolean() })),
});
export type Said = v.InferOutput<typeof recordSaid>;
