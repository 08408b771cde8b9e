import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import { useCall } from "../queries";

/** Leads to what the superior returned; there only once something was. */
export function ReturnsLink() {
  const { t } = useTranslation();
  const list = useCall("returns.list", {}, { fresh: true });
  const rows = list.data?.returns ?? [];
  const open = rows.filter((one) => one.next === "cell").length;
  if (rows.length === 0) return null;
  return (
    <Link to="/returns" className="task" data-testid="returns-link">
      <span>
        <b>{t("returns.title")}</b>
        <span className="quiet task-label">
          {t("returns.count", { count: rows.length, shown: number(rows.length) })}
          {open > 0 && ` · ${t("returns.open_count", { count: open })}`}
        </span>
      </span>
      <IconChevronRight aria-hidden />
    </Link>
  );
}
