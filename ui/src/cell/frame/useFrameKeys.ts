import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../../design/shortcuts";
import { saveForm } from "../../design/unsaved";
import { showSentence } from "../notices/notices";
import { outbox } from "../outbox/window";

interface Acts {
  onSearch: () => void;
  onGuide: () => void;
  onShortcuts: () => void;
}

/** The keys of every page: search, save the open form or say whether everything is saved, hide names from a projector. */
export function useFrameKeys({ onSearch, onGuide, onShortcuts }: Acts): {
  hidden: boolean;
  toggle: () => void;
} {
  const { t } = useTranslation();
  const [hidden, setHidden] = useState(false);
  const toggle = useCallback(() => setHidden((before) => !before), []);
  useEffect(() => {
    document.body.classList.toggle("names-hidden", hidden);
    return () => document.body.classList.remove("names-hidden");
  }, [hidden]);
  const save = () => {
    if (saveForm() !== "none") return;
    void outbox.save().then((saved) => showSentence(t(saved ? "frame.already_saved" : "status.not_saved")));
  };
  useShortcuts("general", { search: onSearch, save, names: toggle, guide: onGuide, list: onShortcuts });
  return { hidden, toggle };
}
