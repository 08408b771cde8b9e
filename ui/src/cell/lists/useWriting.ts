import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, dialogs } from "../../door";
import { showDone, showRefusal, showWritten } from "../notices/notices";

interface WritingOptions {
  /** Whether another program would not take the file in. */
  isPaper?: boolean;
  /** The endings of other formats in which it may be written: the dialog offers them. */
  also?: readonly string[];
}

/** Whatever is written for Word is also written as PDF. */
const formatsBeside = (name: string): readonly string[] => (name.endsWith(".docx") ? ["pdf"] : []);

/** Writes a file where the person chooses and says where it is. It offers to open papers, and no file that another program would take in. */
export function useWriting() {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const write = async (
    name: string,
    to: (path: string) => Promise<Answer<"papers.list">>,
    { isPaper = true, also = formatsBeside(name) }: WritingOptions = {},
  ) => {
    try {
      const path = await dialogs.saveFile(name, also);
      if (!path) return;
      setWriting(true);
      const written = await to(path);
      const number = written.issued && String(written.issued.number).padStart(2, "0");
      const said = number
        ? t("totals.issued", { number, path: written.path })
        : t("totals.written", { path: written.path });
      if (isPaper) showWritten(said, written.path);
      else showDone(said, null);
    } catch (error) {
      showRefusal(error as Error);
    } finally {
      setWriting(false);
    }
  };
  return { write, writing };
}
