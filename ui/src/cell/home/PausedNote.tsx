import { Alert, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAct, useCall } from "../queries";

/** A pause is easily forgotten, and what is recorded meanwhile reaches nobody. */
export function PausedNote() {
  const { t } = useTranslation();
  const bar = useCall("home.status_bar", {});
  const resume = useAct("exchange.pause", {
    done: t("home.paused_ended"),
    touches: ["exchange"],
    notifies: true,
  });
  if (bar.data?.exchange !== "paused") return null;
  return (
    <Alert color="yellow" data-testid="home-paused">
      <Group justify="space-between">
        <Text>{t("home.paused", { count: bar.data.waiting })}</Text>
        <Button
          variant="default"
          loading={resume.isPending}
          onClick={() => resume.mutate({ paused: false })}
          data-testid="home-resume"
        >
          {t("home.resume")}
        </Button>
      </Group>
    </Alert>
  );
}
