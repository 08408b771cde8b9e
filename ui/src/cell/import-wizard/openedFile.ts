import type { Proposal } from "../types";

export interface OpenedFile {
  path: string;
  proposal: Proposal;
}

/** The step that shows the letters is only for files in an old font, or with letters that some program broke. */
export function hasOldText({ proposal }: OpenedFile): boolean {
  return proposal.choices.encoding !== "none" || proposal.conversions.length > 0;
}
