import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { number, share } from "../../i18n/formats";
import type { RoundTable } from "../api";
import styles from "./table.module.css";

/** The number of cells that have sent comes before their figures, because the figures mean nothing without it. */
export function CoverageLine({ table }: { table: RoundTable }) {
  const { t } = useTranslation();
  const { coverage, totals } = table;
  const { cells, sent, silent, final, provisional, overdue } = coverage;
  const counts = { cells: number(cells), sent: number(sent), silent: number(silent) };
  const headline = cells === 0 ? "coverage.nobody" : silent === 0 ? "coverage.all" : "coverage.part";
  return (
    <section className={styles.coverage} data-testid="coverage">
      <div>
        <Text size="xl" fw={600} lh={1.3} data-testid="coverage-headline">
          {t(headline, counts)}
        </Text>
        <Text lh={1.35}>
          {sent > 0 &&
            t("coverage.kinds", {
              sent: counts.sent,
              final: number(final),
              provisional: number(provisional),
            })}
          {sent > 0 && overdue > 0 && " · "}
          {overdue > 0 && <strong>{t("coverage.overdue", { overdue: number(overdue) })}</strong>}
        </Text>
      </div>
      {totals && (
        <div className={styles.shares} data-testid="share">
          <Text fw={600} lh={1.3}>
            {t("table.share_studied", {
              studied: number(totals.studied),
              due: number(totals.due),
              share: share(totals.studied_share),
            })}
          </Text>
          <Text size="sm" lh={1.35}>
            {t("table.share_present", {
              present: number(totals.present),
              due: number(totals.due),
              share: share(totals.present_share),
            })}
          </Text>
          <Text size="sm" lh={1.35}>
            {t(provisional > 0 ? "table.share_partial" : "table.share_final")}
          </Text>
        </div>
      )}
    </section>
  );
}
