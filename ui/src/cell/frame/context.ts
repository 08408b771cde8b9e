import { createContext, useContext } from "react";
import type { Status } from "../types";

export const CellContext = createContext<Status | null>(null);

/** The status of the open book. It is not available on the lock page. */
export function useCell(): Status {
  const status = useContext(CellContext);
  if (!status) throw new Error("no book is open here");
  return status;
}
