import {
  IconBook,
  IconCalendar,
  IconClipboardText,
  IconFileText,
  IconHelp,
  IconHome,
  IconNotebook,
  IconScale,
  IconSettings,
  IconTransfer,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useNews } from "../news/useNews";
import { useCall } from "../queries";

const PLACES = [
  { to: "/", name: "home", icon: IconHome },
  { to: "/rounds", name: "rounds", icon: IconBook },
  { to: "/meetings", name: "meetings", icon: IconUsersGroup },
  { to: "/members", name: "members", icon: IconUsers },
  { to: "/documents", name: "documents", icon: IconFileText },
  { to: "/registers", name: "registers", icon: IconNotebook },
  { to: "/calendar", name: "calendar", icon: IconCalendar },
  { to: "/exchange", name: "exchange", icon: IconTransfer },
  { to: "/settings", name: "settings", icon: IconSettings },
  { to: "/guide", name: "guide", icon: IconHelp },
] as const;

/** The address of a roll-call does not name its round, but the page belongs to it. */
function placeOf(path: string): string {
  if (path === "/") return "/";
  if (path.startsWith("/roll-call")) return "/rounds";
  if (path.startsWith("/superior-inspections") || path.startsWith("/returns")) return "/registers";
  if (path.startsWith("/ratings")) return "/members";
  if (path.startsWith("/meeting-roll")) return "/meetings";
  return `/${path.split("/")[1] ?? ""}`;
}

/** The link is shown only while there are open conflicts, or on their page. */
function Conflicts({ here }: { here: boolean }) {
  const { t } = useTranslation();
  const bar = useCall("home.status_bar", {});
  const count = bar.data?.conflicts ?? 0;
  if (count === 0 && !here) return null;
  return (
    <Link to="/cards" aria-current={here ? "page" : undefined} data-testid="nav-cards">
      <IconScale size={24} aria-hidden />
      <span>{count > 0 ? t("nav.conflicts_count", { count }) : t("nav.conflicts")}</span>
    </Link>
  );
}

/** The link is shown once the superior has sent a form. */
function Forms({ here, fresh }: { here: boolean; fresh: number }) {
  const { t } = useTranslation();
  const list = useCall("superior_forms.list", {});
  if ((list.data?.forms ?? []).length === 0 && !here) return null;
  return (
    <Link to="/superior-forms" aria-current={here ? "page" : undefined} data-testid="nav-forms">
      <IconClipboardText size={24} aria-hidden />
      <span>
        {t("nav.forms")}
        {fresh > 0 && (
          <>
            {" "}
            <b data-testid="nav-new-forms">{t("nav.new", { count: fresh })}</b>
          </>
        )}
      </span>
    </Link>
  );
}

/** The pages on which something of the superior is new. */
const isFresh = (name: string): name is "rounds" | "documents" | "registers" =>
  name === "rounds" || name === "documents" || name === "registers";

export function Nav() {
  const { t } = useTranslation();
  const news = useNews();
  const fresh = (name: string) => (isFresh(name) ? news[name] : 0);
  const here = placeOf(useLocation().pathname);
  return (
    <nav className="frame-nav not-printed" aria-label={t("nav.label")}>
      {PLACES.map(({ to, name, icon: Icon }) => (
        <Fragment key={name}>
          {name === "exchange" && <Forms here={here === "/superior-forms"} fresh={news.forms} />}
          <Link to={to} aria-current={here === to ? "page" : undefined} data-testid={`nav-${name}`}>
            <Icon size={24} aria-hidden />
            <span>
              {t(`nav.${name}`)}
              {fresh(name) > 0 && (
                <>
                  {" "}
                  <b data-testid={`nav-new-${name}`}>{t("nav.new", { count: fresh(name) })}</b>
                </>
              )}
            </span>
          </Link>
        </Fragment>
      ))}
      <Conflicts here={here === "/cards"} />
    </nav>
  );
}
