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
      </Group>
      <ErrorNote error={ask.error} />
      {sheet && (
        <Dialog onClose={() => setSheet(null)} size="xl" title={t("recovery.title")}>
          <RecoverySheet sheet={sheet} onProved={() => setSheet(null)} onLater={() => setSheet(null)} />
        </Dialog>
      )}
    </>
  );
}
