import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FormerCommittee } from "../types";
import { formerWords } from "./former";

/** Who sent something, where that is a committee that stands above the cell no more. */
export function FormerNote({ former }: { former: FormerCommittee | null }) {
  const { t } = useTranslation();
  if (!former) return null;
  return (
    <Text size="sm" c="ink.7" data-testid="former-committee">
      {formerWords(t, former)}. {t("former.asks_nothing")}
    </Text>
  );
}
