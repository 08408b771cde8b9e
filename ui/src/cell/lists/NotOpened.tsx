import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { NotOpenedWhy } from "../types";

/** Why a figure does not open onto rows. */
export function NotOpened({ why }: { why: NotOpenedWhy }) {
  const { t } = useTranslation();
  return (
    <Text c="ink.6" data-testid="not-opened">
      {t(`not_opened.${why}`)}
    </Text>
  );
}
