import { Alert, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RoundTable } from "../api";
import { hourAndDay } from "../parts/moments";

/** Above whatever a page says of a round that was withdrawn. */
export function WithdrawnNote({ round }: { round: RoundTable["round"] }) {
  const { t } = useTranslation();
  if (round.withdrawn === null) return null;
  const { at, by, reason } = round.withdrawn;
  return (
    <Alert color="ink" mb="sm" title={t("round_acts.note_title")} data-testid="withdrawn">
      <Text>{t("round_acts.note", { at: hourAndDay(at), by, reason })}</Text>
    </Alert>
  );
}
