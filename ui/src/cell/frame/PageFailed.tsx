import { Stack, Title } from "@mantine/core";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";

export function PageFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Title order={1}>{t("common.page_failed")}</Title>
      <ErrorNote error={error} onRetry={reset} />
    </Stack>
  );
}
