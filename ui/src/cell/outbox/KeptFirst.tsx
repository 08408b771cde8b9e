import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../queries";
import { KeptDialog } from "./KeptDialog";
import { keptItems } from "./kept";

/** No page is shown before a person has decided about the sealed items, because it would show older texts and save them. */
export function KeptFirst({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const waiting = useCall("outbox.waiting", {}, { fresh: true });
  const [done, setDone] = useState(false);
  if (waiting.isPending) return <p className="quiet">{t("common.loading")}</p>;
  // A file that can't be read now is offered again the next time.
  const { items, unread } = waiting.data ?? { items: [], unread: 0 };
  const kept = keptItems(items);
  if (done || kept.length === 0) return children;
  return <KeptDialog kept={kept} unread={unread} onDone={() => setDone(true)} />;
}
