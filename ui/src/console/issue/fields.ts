import type { Draft } from "./draft";

/** What each part of the form is given. */
export interface PartProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** The sentence for a field that still has to be filled in. It is shown once the officer has tried to go on. */
  need: (field: string) => string | null;
}
