import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, dialogs } from "../../door";
import { showRefusal, showWritten } from "../notices/notices";

export type PaperName = "papers.report" | "papers.ledger" | "papers.roll_call_sheet";

interface About {
  round: string;
  session?: string | null;
  /** For a roll-call sheet: as it is marked, and not blank. */
  filled?: boolean;
}

/** Writes a paper to a file that the person chooses, says where it is and offers to open it. */
export function usePaper() {
  const { t } = useTranslation();
  const [writing, setWriting] = useState<PaperName | null>(null);
  const write = async (name: PaperName, about: About) => {
    try {
      const file = about.filled ? "roll_call_filled" : name.replace("papers.", "");
      const out = await dialogs.saveFile(t(`totals.file.${file}`));
      if (!out) return;
      setWriting(name);
      const written = await call(name, { ...about, out });
      showWritten(t("totals.written", { path: written.path }), written.path);
    } catch (error) {
      showRefusal(error as Error);
    } finally {
      setWriting(null);
    }
  };
  return { write, writing };
}
