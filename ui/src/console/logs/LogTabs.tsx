import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PlaceLink } from "../parts/PlaceLink";
import styles from "./logs.module.css";

const LOGS = ["acts", "names_log"] as const;

/** The one place that says what was done and by whom: what was changed, and whose names were opened. */
export function LogTabs({ here }: { here: (typeof LOGS)[number] }) {
  const { t } = useTranslation();
  return (
    <>
      <Title order={1}>{t("nav.logs")}</Title>
      <nav className={styles.tabs} aria-label={t("nav.logs")}>
        {LOGS.map((page) => (
          <PlaceLink
            key={page}
            to={{ page }}
            className={`${styles.tab} ${page === here ? styles.here : ""}`}
            aria-current={page === here ? "page" : undefined}
            data-testid={`log-${page}`}
          >
            {t(`${page}.title`)}
          </PlaceLink>
        ))}
      </nav>
    </>
  );
}
