/** The column that a list is sorted by; null for the order in which the program gives the rows. */
export type Sorting = { by: string; down: boolean } | null;

/** What a row is sorted by, for each column that can be sorted. */
export type SortKeys<R> = Record<string, (row: R) => string | number>;

const letters = new Intl.Collator("vi", { numeric: true });

function compared(one: string | number, other: string | number): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return letters.compare(String(one), String(other));
}

/** A second press of a column turns its order, a third one gives the first order back. */
export function pressedColumn(now: Sorting, by: string): Sorting {
  if (now?.by !== by) return { by, down: false };
  return now.down ? null : { by, down: true };
}

/** Rows of which nothing is known come last in both orders. Equal rows stay as they were. */
export function sorted<R>(rows: readonly R[], sorting: Sorting, keys: SortKeys<R>): readonly R[] {
  const key = sorting && keys[sorting.by];
  if (!key) return rows;
  const turn = sorting.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    if (one === "" || other === "") return Number(one === "") - Number(other === "");
    return turn * compared(one, other);
  });
}
