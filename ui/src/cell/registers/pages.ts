import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { RowPageProps } from "./rowPage";

/** The pages of the registers whose rows have one, by the names of the registers. */
export const PAGES: Readonly<Record<string, LazyExoticComponent<ComponentType<RowPageProps>>>> = {
  awareness_check: lazy(() => import("../awareness/AwarenessPage")),
  concern: lazy(() => import("../concerns/ConcernPage")),
  issued_paper: lazy(() => import("../issued/IssuedPage")),
  inspection: lazy(() => import("../inspections/InspectionPage")),
  programme: lazy(() => import("../programmes/ProgrammePage")),
};
