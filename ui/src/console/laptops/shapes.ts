/** Laptops of cells, as the server describes them. */
import * as v from "valibot";

const id = v.string();
const optionalText = v.optional(v.nullable(v.string()), null);
const named = v.object({ id, name: v.string() });

const waiting = v.object({
  id,
  unit: named,
  device_name: v.string(),
  /** Who sits at the laptop, as they wrote it there. */
  person: optionalText,
  asked_at: v.string(),
  // None until the laptop has answered.
  four_words: v.nullable(v.array(v.string())),
  cell_name: v.string(),
  superior_name: v.string(),
  other_name: v.boolean(),
});
export type Waiting = v.InferOutput<typeof waiting>;

const device = v.object({
  id,
  unit: named,
  name: v.string(),
  person: optionalText,
  enrolled_at: optionalText,
  last_seen_at: optionalText,
  state: v.picklist(["active", "revoked"]),
});
export type Device = v.InferOutput<typeof device>;

export const enrolments = v.object({ waiting: v.array(waiting), devices: v.array(device) });
export type Enrolments = v.InferOutput<typeof enrolments>;
