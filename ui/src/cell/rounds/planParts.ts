import type { PlanPartName } from "../types";

/** The parts that a plan must state, in their order. */
export const PLAN_PARTS: readonly PlanPartName[] = [
  "purpose",
  "content",
  "speakers",
  "logistics",
  "implementation",
];
