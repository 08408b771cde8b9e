import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { number, share } from "../../i18n/formats";
import type { Counts } from "../types";

/** "Có mặt 15/19 = 78,95 % · Vắng có lý do 4 · Chưa điểm danh 0" */
export function CountsLine({ counts }: { counts: Counts }) {
  const { t } = useTranslation();
  return (
    <Text fw={600} className="roll-counts" aria-live="polite" data-testid="roll-counts">
      {t("roll_call.counts", {
        present: number(counts.present),
        due: number(counts.due),
        share: share(counts.share),
        reason: number(counts.with_reason),
        without: number(counts.without),
        unmarked: number(counts.unmarked),
      })}
      {counts.not_due > 0 && ` · ${t("roll_call.not_due", { count: counts.not_due })}`}
    </Text>
  );
}
