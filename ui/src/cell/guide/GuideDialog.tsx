import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ahead, begunAt, behind, stepped } from "./trail";

const Guide = lazy(() => import("./Guide"));

/** The guide above what is open: a form that is being filled in, or the window before a book is open. */
export function GuideDialog({ section, onClose }: { section: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [trail, setTrail] = useState(() => begunAt(section));
  const back = behind(trail);
  const forward = ahead(trail);
  const go = (to: string) => setTrail((now) => stepped(now, to));
  return (
    <Dialog onClose={onClose} size="72rem" title={t("guide.title")} data-testid="guide-dialog">
      <Suspense fallback={<p className="quiet">{t("common.loading")}</p>}>
        <Guide
          section={trail.read[trail.at] ?? section}
          onSection={go}
          onBack={back ? () => go(back) : undefined}
          onForward={forward ? () => go(forward) : undefined}
        />
      </Suspense>
    </Dialog>
  );
}
