import { RouterProvider } from "@tanstack/react-router";
import { useMemo } from "react";
import { makeRouter } from "../routes";
import type { Status } from "../types";
import { CellContext } from "./context";

/** All pages of the open book. */
export default function Frame({ status }: { status: Status }) {
  const router = useMemo(makeRouter, []);
  return (
    <CellContext.Provider value={status}>
      <RouterProvider router={router} />
    </CellContext.Provider>
  );
}
