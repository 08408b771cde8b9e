import type { Draft } from "./draft";

/** What each part of the form is given. */
export interface PartProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** The sentence for a field that holds the round back, once the officer has asked to go on. */
  need: (field: string) => string | null;
}
