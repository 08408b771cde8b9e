import { useEffect, useRef, useState } from "react";
import type { RoundTable } from "../api";
import { changedUnits } from "./grouping";

/** Long enough to look up from the phone and find the row. */
const SHOWN_FOR = 30_000;

/** Units whose figures just moved by themselves, so that the officer sees what an exchange changed. */
export function useChanged(table: RoundTable | undefined): Set<string> {
  const before = useRef<RoundTable | undefined>(undefined);
  const [changed, setChanged] = useState<Set<string>>(new Set());

  useEffect(() => {
    if (!table) return;
    const last = before.current;
    before.current = table;
    if (!last || last.round.id !== table.round.id) return;
    const units = changedUnits(last.rows, table.rows);
    if (units.length > 0) setChanged(new Set(units));
  }, [table]);

  useEffect(() => {
    if (changed.size === 0) return;
    const timer = setTimeout(() => setChanged(new Set()), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [changed]);

  return changed;
}
