import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../../design/shortcuts";
import { GuideDialog } from "./GuideDialog";

/** The way to the guide where no book is open yet. */
export function GuideButton({ section }: { section: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  useShortcuts("general", { guide: () => setShown(true) });
  return (
    <>
      <button type="button" className="plain-button" onClick={() => setShown(true)} data-testid="guide-open">
        {t("guide.title")}
      </button>
      {shown && <GuideDialog section={section} onClose={() => setShown(false)} />}
    </>
  );
}
