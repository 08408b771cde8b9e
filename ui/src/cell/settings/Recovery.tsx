import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { useCell } from "../frame/context";
import { useAct } from "../queries";
import { RecoverySheet } from "../recovery/RecoverySheet";
import type { Sheet } from "../types";

export function Recovery() {
  const { t } = useTranslation();
  const { recovery_proved } = useCell();
  const ask = useAct("profile.recovery_sheet");
  const renew = useAct("profile.renew_recovery", { touches: ["people", "exchange"] });
  const [renewing, setRenewing] = useState(false);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  return (
    <>
      <Text data-testid="recovery-state">
        {t(recovery_proved ? "recovery.proved" : "recovery.not_proved")}
      </Text>
      <Group>
        <Button
          variant={recovery_proved ? "default" : "filled"}
          loading={ask.isPending}
          onClick={() => ask.mutate({}, { onSuccess: setSheet })}
          data-testid="recovery-open"
        >
          {t("recovery.open")}
        </Button>
        <Button variant="default" onClick={() => setRenewing(true)} data-testid="recovery-renew">
          {t("recovery.renew")}
        </Button>
      </Group>
      <ErrorNote error={ask.error ?? renew.error} />
      {renewing && (
        <Dialog
          onClose={() => setRenewing(false)}
          size="lg"
          title={t("recovery.renew")}
          data-testid="renew-dialog"
        >
          <Text mb="md">{t("recovery.renew_help")}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setRenewing(false)}>
              {t("common.cancel")}
            </Button>
            <Button
              loading={renew.isPending}
              onClick={() =>
                renew.mutate(
                  {},
                  {
                    onSuccess: setSheet,
                    onSettled: () => setRenewing(false),
                  },
                )
              }
              data-testid="recovery-renew-now"
            >
              {t("recovery.renew_now")}
            </Button>
          </Group>
        </Dialog>
      )}
      {sheet && (
        <Dialog onClose={() => setSheet(null)} size="xl" title={t("recovery.title")}>
          <RecoverySheet sheet={sheet} onProved={() => setSheet(null)} onLater={() => setSheet(null)} />
        </Dialog>
      )}
    </>
  );
}
