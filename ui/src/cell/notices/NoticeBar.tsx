import { Button, CloseButton } from "@mantine/core";
import { useResizeObserver } from "@mantine/hooks";
import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useSaving } from "../outbox/useOutbox";
import { notices } from "./notices";
import "./notices.css";

const subscribe = (listener: () => void) => notices.subscribe(listener);

/**
 * A row of its own below the page, because a notice that floats covers the search, a dialog's title or its buttons. The row is
 * there when it is empty, or a screen reader would not read out what comes into it.
 */
export function NoticeBar() {
  const { t } = useTranslation();
  const notice = useSyncExternalStore(subscribe, () => notices.current());
  const saving = useSaving();
  useEffect(() => {
    if (saving === "saving") notices.overtaken();
  }, [saving]);
  const [row, { height }] = useResizeObserver<HTMLDivElement>();
  useEffect(() => {
    // A dialog covers the whole window, so its style sheet needs the height that it has to leave free.
    const { style } = document.documentElement;
    style.setProperty("--notice-height", `${notice ? Math.ceil(height) : 0}px`);
    return () => void style.removeProperty("--notice-height");
  }, [notice, height]);
  const undo = () => {
    notices.close();
    notice?.undo?.();
  };
  return (
    <div ref={row} className="notice-row not-printed" aria-live="polite" role="status">
      {notice && (
        <div
          className={`notice ${notice.kind}`}
          data-testid={notice.kind === "refusal" ? "notice-refusal" : "notice"}
        >
          <span className="notice-text">{notice.text}</span>
          {notice.undo && (
            <Button variant="default" size="sm" flex="none" data-testid="notice-undo" onClick={undo}>
              {t("common.undo")}
            </Button>
          )}
          {notice.open && (
            <Button variant="default" size="sm" flex="none" data-testid="notice-open" onClick={notice.open}>
              {t("notice.open")}
            </Button>
          )}
          <CloseButton size="lg" aria-label={t("common.close")} onClick={() => notices.close()} />
        </div>
      )}
    </div>
  );
}
