import type { MeetingStep } from "../types";

interface Phase {
  phase: string;
  steps: MeetingStep[];
}

/** The steps of each part of the procedure, in its order. */
export function phasesOf(steps: readonly MeetingStep[]): Phase[] {
  const phases: Phase[] = [];
  for (const step of steps) {
    const last = phases.at(-1);
    if (last?.phase === step.phase) last.steps.push(step);
    else phases.push({ phase: step.phase, steps: [step] });
  }
  return phases;
}

/**
 * The day that a tick notes: what happens at the meeting happens on its day, whenever it is ticked; what comes before or after
 * it, today. A meeting that is still ahead has had no steps but those of today.
 */
export function stepDay(step: Pick<MeetingStep, "phase">, meeting: string, today: string): string {
  const atIt = step.phase === "open" || step.phase === "conduct" || step.phase === "close";
  if (atIt) return meeting;
  if (step.phase === "prepare" && meeting < today) return meeting;
  return today;
}
