import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import { useCall } from "../queries";

/** Leads to what the superior concluded about this cell; there only once something has arrived. */
export function ReceivedLink() {
  const { t } = useTranslation();
  const received = useCall("inspections.received", {}, { fresh: true });
  const rows = received.data?.inspections ?? [];
  const open = rows.filter((one) => one.open).length;
  if (rows.length === 0) return null;
  return (
    <Link to="/superior-inspections" className="task" data-testid="received-inspections">
      <span>
        <b>{t("received_inspections.title")}</b>
        <span className="quiet task-label">
          {t("received_inspections.count", { count: rows.length, shown: number(rows.length) })}
          {open > 0 && ` · ${t("received_inspections.open", { count: open })}`}
        </span>
      </span>
      <IconChevronRight aria-hidden />
    </Link>
  );
}
