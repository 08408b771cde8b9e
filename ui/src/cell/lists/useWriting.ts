import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, dialogs } from "../../door";
import { showRefusal, showWritten } from "../notices/notices";

/** Writes a file where the person chooses, says where it is and offers to open it. */
export function useWriting() {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const write = async (name: string, to: (path: string) => Promise<Answer<"papers.list">>) => {
    try {
      const path = await dialogs.saveFile(name);
      if (!path) return;
      setWriting(true);
      const written = await to(path);
      showWritten(t("totals.written", { path: written.path }), written.path);
    } catch (error) {
      showRefusal(error as Error);
    } finally {
      setWriting(false);
    }
  };
  return { write, writing };
}
