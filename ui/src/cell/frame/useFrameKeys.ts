import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { saveForm } from "../../design/unsaved";
import { showSentence } from "../notices/notices";
import { outbox } from "../outbox/window";

/** Ctrl+K searches, Ctrl+S saves the open form, or says whether everything is saved, F6 hides names from a projector. */
export function useFrameKeys(onSearch: () => void): { hidden: boolean; toggle: () => void } {
  const { t } = useTranslation();
  const [hidden, setHidden] = useState(false);
  const toggle = useCallback(() => setHidden((before) => !before), []);
  useEffect(() => {
    document.body.classList.toggle("names-hidden", hidden);
    return () => document.body.classList.remove("names-hidden");
  }, [hidden]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const letter = event.key.toLowerCase();
      const control = event.ctrlKey || event.metaKey;
      if (control && letter === "k") onSearch();
      else if (control && letter === "s") {
        if (saveForm() === "none")
          void outbox
            .save()
            .then((saved) => showSentence(t(saved ? "frame.already_saved" : "status.not_saved")));
      } else if (event.key === "F6") toggle();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [onSearch, t, toggle]);
  return { hidden, toggle };
}
