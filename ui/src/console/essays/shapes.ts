/** Essays handed in and the graders’ key, as the server says them. */
import * as v from "valibot";

const id = v.string();
const count = v.number();
const optionalText = v.optional(v.nullable(v.string()), null);

export const gradingKey = v.object({ stated: v.boolean(), held: v.boolean() });

export const graders = v.object({
  mine: v.boolean(),
  holders: v.array(v.object({ name: v.string(), given_by: v.string(), given_at: v.string() })),
  waiting: v.array(v.string()),
});
export type Graders = v.InferOutput<typeof graders>;

export const essaysOfRound = v.object({
  id,
  title: v.string(),
  hand_in: v.boolean(),
  cells: count,
  with: count,
  essays: count,
  rows: v.array(
    v.object({
      unit: v.object({ id, name: v.string(), parent_name: optionalText }),
      essays: count,
      last_on: v.string(),
    }),
  ),
});
export type EssaysOfRound = v.InferOutput<typeof essaysOfRound>;

export const essayLine = v.object({
  id,
  /** null: handed in under a key this grader does not hold. */
  name: v.nullable(v.string()),
  handed_in_on: v.string(),
  form: v.string(),
  pages: count,
});
export type EssayLine = v.InferOutput<typeof essayLine>;

export const essay = v.object({
  id,
  name: v.nullable(v.string()),
  handed_in_on: v.string(),
  form: v.string(),
  texts: v.array(
    v.object({ at: v.string(), awareness: v.string(), self_review: v.string(), proposals: v.string() }),
  ),
  pages: v.array(v.object({ id, media: v.string(), turn: count, opens: v.boolean() })),
});
export type Essay = v.InferOutput<typeof essay>;

/** An essay by the committee's round, the cell and itself. */
export interface WhichEssay {
  round: string;
  unit: string;
  essay: string;
}
