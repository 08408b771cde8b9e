import {
  IconBook,
  IconCalendar,
  IconFileText,
  IconHome,
  IconNotebook,
  IconScale,
  IconSettings,
  IconTransfer,
  IconUsers,
} from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useNews } from "../news/useNews";
import { useCall } from "../queries";

const PLACES = [
  { to: "/", name: "home", icon: IconHome },
  { to: "/rounds", name: "rounds", icon: IconBook },
  { to: "/members", name: "members", icon: IconUsers },
  { to: "/documents", name: "documents", icon: IconFileText },
  { to: "/registers", name: "registers", icon: IconNotebook },
  { to: "/calendar", name: "calendar", icon: IconCalendar },
  { to: "/exchange", name: "exchange", icon: IconTransfer },
  { to: "/settings", name: "settings", icon: IconSettings },
] as const;

/** The address of a roll-call does not name its round, but the page belongs to it. */
function placeOf(path: string): string {
  if (path === "/") return "/";
  if (path.startsWith("/roll-call")) return "/rounds";
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

/** The pages on which something of the superior is new. */
const isFresh = (name: string): name is "rounds" | "documents" => name === "rounds" || name === "documents";

export function Nav() {
  const { t } = useTranslation();
  const news = useNews();
  const fresh = (name: string) => (isFresh(name) ? news[name] : 0);
  const here = placeOf(useLocation().pathname);
  return (
    <nav className="frame-nav not-printed" aria-label={t("nav.label")}>
      {PLACES.map(({ to, name, icon: Icon }) => (
        <Link key={name} to={to} aria-current={here === to ? "page" : undefined} data-testid={`nav-${name}`}>
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
      ))}
      <Conflicts here={here === "/cards"} />
    </nav>
  );
}
