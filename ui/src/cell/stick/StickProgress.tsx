import { Progress, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCall } from "../queries";

/** How far along, while something is being written or read. */
export function StickProgress() {
  const { t } = useTranslation();
  const progress = useCall("stick.progress", {}, { fresh: true, refetchEvery: 300 });
  const { doing = null, bytes_done: done = 0, bytes_total: total = 0 } = progress.data ?? {};
  return (
    <Stack gap={4} data-testid="stick-progress" data-doing={doing}>
      <Progress
        value={total > 0 ? (100 * done) / total : 100}
        animated={total === 0}
        aria-label={t("stick.title")}
      />
      <Text role="status">{t(`stick.doing.${doing ?? "packing"}`)}</Text>
    </Stack>
  );
}
