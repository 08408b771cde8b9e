import type { FolderFile, LetterCode } from "../types";

/** What a person has decided of a file. */
export interface FileChoice {
  takes: boolean;
  member: string;
  encoding: LetterCode;
}

/** What is certain is chosen; whatever is doubtful waits for a person. */
export function firstChoice(row: FolderFile): FileChoice {
  return {
    takes: row.certainty === "certain" && row.problem === null,
    member: row.member ?? "",
    encoding: row.encoding,
  };
}

/** A file that can be taken has a member and no problem. */
export function canTake(row: FolderFile, choice: FileChoice): boolean {
  return row.problem === null && choice.member !== "";
}

export function counts(rows: readonly FolderFile[]): Record<FolderFile["certainty"], number> {
  const count = (certainty: FolderFile["certainty"]) =>
    rows.filter((row) => row.certainty === certainty).length;
  return { certain: count("certain"), doubtful: count("doubtful"), nobody: count("nobody") };
}
