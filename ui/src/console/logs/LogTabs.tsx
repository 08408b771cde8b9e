import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PlaceLink } from "../parts/PlaceLink";
import styles from "./logs.module.css";

/** What each log says of itself. */
export const LOGS = {
  acts: { title: "acts.title", intro: "acts.intro", empty: "acts.empty" },
  names_log: { title: "names_log.title", intro: "names_log.intro", empty: "names_log.empty" },
} as const;

export type Log = keyof typeof LOGS;

/** The one place that says what was done and by whom: what was changed, and whose names were opened. */
export function LogTabs({ here }: { here: Log }) {
  const { t } = useTranslation();
  return (
    <>
      <Title order={1}>{t("nav.logs")}</Title>
      <nav className={styles.tabs} aria-label={t("nav.logs")}>
        {(Object.keys(LOGS) as Log[]).map((page) => (
          <PlaceLink
            key={page}
            to={{ page }}
            className={`${styles.tab} ${page === here ? styles.here : ""}`}
            aria-current={page === here ? "page" : undefined}
            data-testid={`log-${page}`}
          >
            {t(LOGS[page].title)}
          </PlaceLink>
        ))}
      </nav>
    </>
  );
}
