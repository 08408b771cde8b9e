import { List, Paper, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { date } from "../../i18n/formats";
import type { ConfirmedMakeUp } from "../types";

/** Confirmations of the superior that can't be recorded yet, and why. */
export function FitNothing({ confirmed }: { confirmed: readonly ConfirmedMakeUp[] }) {
  const { t } = useTranslation();
  if (confirmed.length === 0) return null;
  return (
    <Paper data-testid="make-ups-fit-nothing">
      <Text fw={600}>{t("guests.fit_nothing")}</Text>
      <List>
        {confirmed.map((one) => (
          <List.Item key={one.id}>
            <span className="person-name">{one.name || t("guests.nameless")}</span>
            {": "}
            {t("guests.confirmed_at", { day: date(one.on), place: one.at_unit })}.{" "}
            {t(one.state === "no_absence" ? "guests.no_absence" : "guests.unknown_member")}
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
