import type { TableRow } from "../api";

/** Those that have sent nothing, or those from which word is overdue whether or not they have sent something. */
export type Which = "silent" | "overdue";

/** Whom to call, in the order of the table. A cell that is closed cannot be called. */
export function toCall(rows: TableRow[], which: Which): TableRow[] {
  const open = rows.filter((row) => row.closed_on === "");
  if (which === "overdue") return open.filter((row) => row.overdue !== null);
  return open.filter((row) => row.state === "silent");
}

/** The list that is shown first: that of silent cells, unless every cell has sent something. */
export function firstOf(rows: TableRow[]): Which {
  return toCall(rows, "silent").length === 0 ? "overdue" : "silent";
}
