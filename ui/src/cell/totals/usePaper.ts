import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../door";
import { useWriting } from "../lists/useWriting";

export type PaperName =
  | "papers.report"
  | "papers.study_plan"
  | "papers.essay_sheet"
  | "papers.ledger"
  | "papers.roll_call_sheet";

interface About {
  round: string;
  session?: string | null;
  /** For a roll-call sheet: as it is marked, and not blank. */
  filled?: boolean;
  /** It takes its number now. */
  issue?: boolean;
}

/** Writes a paper of a round to a file. */
export function usePaper() {
  const { t } = useTranslation();
  const { write: writeFile, writing } = useWriting();
  const [begun, setBegun] = useState<PaperName | null>(null);
  const write = (name: PaperName, about: About) => {
    setBegun(name);
    const file = about.filled ? "roll_call_filled" : name.replace("papers.", "");
    return writeFile(t(`totals.file.${file}`), (out) => call(name, { ...about, out }));
  };
  return { write, writing: writing ? begun : null };
}
