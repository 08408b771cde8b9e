import type { InspectionKind, InspectionLine, InspectionStep, InspectionWords } from "../api";

export const KINDS: readonly InspectionKind[] = ["inspection", "supervision"];

/** The twelve steps in their order. */
export const STEPS: readonly InspectionStep[] = [
  "decided",
  "detailed",
  "outlined",
  "opened",
  "self_reported",
  "met",
  "verified",
  "reported",
  "minuted",
  "concluded",
  "delivered",
  "indexed",
];

/** What the form holds: the cell, and the words. */
export type Typed = InspectionWords & { unit: string };

export function begun(line: InspectionLine | null, year: number): Typed {
  if (line) return { ...line.words, unit: line.unit };
  return {
    unit: "",
    kind: "inspection",
    year,
    what: "",
    round: null,
    planned: "",
    working_group: "",
    begun: "",
    steps: [],
    merits: "",
    faults: "",
    demands: "",
    concluded: "",
    right_by: "",
    put_right: "",
    how: "",
  };
}

type Paper = InspectionWords["steps"][number];

/** The papers with one step changed; null: the step is not done. */
export function withStep(
  steps: readonly Paper[],
  step: InspectionStep,
  paper: Omit<Paper, "step"> | null,
): Paper[] {
  const others = steps.filter((one) => one.step !== step);
  return paper ? [...others, { ...paper, step }] : others;
}
