import { IconBook, IconFileText, IconHome, IconSettings, IconTransfer, IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

const PLACES = [
  { to: "/", name: "home", icon: IconHome },
  { to: "/rounds", name: "rounds", icon: IconBook },
  { to: "/members", name: "members", icon: IconUsers },
  { to: "/documents", name: "documents", icon: IconFileText },
  { to: "/exchange", name: "exchange", icon: IconTransfer },
  { to: "/settings", name: "settings", icon: IconSettings },
] as const;

export function Nav() {
  const { t } = useTranslation();
  return (
    <nav className="frame-nav not-printed" aria-label={t("nav.label")}>
      {PLACES.map(({ to, name, icon: Icon }) => (
        <Link key={name} to={to} activeOptions={{ exact: to === "/" }} data-testid={`nav-${name}`}>
          <Icon size={24} aria-hidden />
          <span>{t(`nav.${name}`)}</span>
        </Link>
      ))}
    </nav>
  );
}
