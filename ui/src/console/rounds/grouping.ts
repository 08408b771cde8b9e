import type { TableRow } from "../api";

export interface RowGroup {
  /** Name of the unit the cells answer to; empty when the server names none. */
  parent: string;
  rows: TableRow[];
  silent: number;
}

/** Cells under the unit they answer to, in the order the server gave: by unit, never by a figure. */
export function byParent(rows: TableRow[]): RowGroup[] {
  const groups = new Map<string, RowGroup>();
  for (const row of rows) {
    const parent = row.unit.parent_name ?? "";
    const group = groups.get(parent) ?? { parent, rows: [], silent: 0 };
    group.rows.push(row);
    if (row.state === "silent") group.silent += 1;
    groups.set(parent, group);
  }
  return [...groups.values()];
}

/** Units whose row differs between two answers of the server. */
export function changedUnits(before: TableRow[], after: TableRow[]): string[] {
  const known = new Map(before.map((row) => [row.unit.id, JSON.stringify(row)]));
  return after
    .filter((row) => known.has(row.unit.id) && known.get(row.unit.id) !== JSON.stringify(row))
    .map((row) => row.unit.id);
}
