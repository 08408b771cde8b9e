/** Registers of the cells, as the server counts and shows them. */
import * as v from "valibot";

const id = v.string();
const sums = v.record(v.string(), v.number());

export const registerTable = v.object({
  cells: v.array(
    v.object({
      unit: v.object({ id, name: v.string() }),
      /** null while the cell has sent nothing: never read as 0. */
      counts: v.nullable(v.object({ rows: v.number(), sums })),
    }),
  ),
  rows: v.number(),
  sums,
});
export type RegisterTable = v.InferOutput<typeof registerTable>;

export const registerRows = v.object({
  rows: v.array(v.object({ id, shown: v.record(v.string(), v.string()) })),
});
export type RegisterRows = v.InferOutput<typeof registerRows>;

export interface Period {
  from: string;
  until: string;
}
