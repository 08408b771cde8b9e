import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, dialogs } from "../../door";
import { showDone, showRefusal } from "../notices/notices";

export type PaperName = "papers.report" | "papers.ledger" | "papers.roll_call_sheet";

/** Writes a paper to a file that the person chooses, and says where it is. */
export function usePaper() {
  const { t } = useTranslation();
  const [writing, setWriting] = useState<PaperName | null>(null);
  const write = async (name: PaperName, about: { round: string; session?: string | null }) => {
    try {
      const out = await dialogs.saveFile(t(`totals.file.${name.replace("papers.", "")}`));
      if (!out) return;
      setWriting(name);
      const written = await call(name, { ...about, out });
      showDone(t("totals.written", { path: written.path }), null);
    } catch (error) {
      showRefusal(error as Error);
    } finally {
      setWriting(null);
    }
  };
  return { write, writing };
}
