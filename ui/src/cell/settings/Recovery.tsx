import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { otherError } from "../../design/ErrorNote";
import { FormDialog } from "../../design/FormDialog";
import { useCell } from "../frame/context";
import { useAct } from "../queries";
import { RecoverySheet } from "../recovery/RecoverySheet";
import type { Sheet } from "../types";
import { CopiesNote } from "./KeyRenewal";
import { OwnPassphrase } from "./OwnPassphrase";

type Asked = "show" | "renew";

export function Recovery() {
  const { t } = useTranslation();
  const { recovery_proved } = useCell();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  return (
    <>
      <Text data-testid="recovery-state">
        {t(recovery_proved ? "recovery.proved" : "recovery.not_proved")}
      </Text>
      <Group>
        <Button
          variant={recovery_proved ? "default" : "filled"}
          onClick={() => setAsked("show")}
          data-testid="recovery-open"
        >
          {t("recovery.open")}
        </Button>
        <Button variant="default" onClick={() => setAsked("renew")} data-testid="recovery-renew">
          {t("recovery.renew")}
        </Button>
      </Group>
      {asked && <AskForSheet asked={asked} onClose={() => setAsked(null)} onSheet={setSheet} />}
      {sheet && (
        <Dialog onClose={() => setSheet(null)} size="xl" title={t("recovery.title")}>
          <CopiesNote said={sheet.said} />
          <RecoverySheet sheet={sheet} onProved={() => setSheet(null)} onLater={() => setSheet(null)} />
        </Dialog>
      )}
    </>
  );
}

interface AskProps {
  asked: Asked;
  onClose: () => void;
  onSheet: (sheet: Sheet) => void;
}

function AskForSheet({ asked, onClose, onSheet }: AskProps) {
  const { t } = useTranslation();
  const show = useAct("profile.recovery_sheet");
  const renew = useAct("profile.renew_recovery", { touches: ["people", "exchange"] });
  const act = asked === "renew" ? renew : show;
  const [own, setOwn] = useState("");
  const submit = () =>
    act.mutate(
      { own_passphrase: own },
      {
        onSuccess: (sheet) => {
          onClose();
          onSheet(sheet);
        },
      },
    );
  return (
    <FormDialog
      onClose={onClose}
      title={t(asked === "renew" ? "recovery.renew" : "recovery.open")}
      testId="sheet-form"
      onSubmit={submit}
      error={otherError(act.error, ["own_passphrase"])}
      action={t(asked === "renew" ? "recovery.renew_now" : "recovery.show_now")}
      actionTestId="sheet-now"
      disabled={own === ""}
      pending={act.isPending}
    >
      <Text>{t(asked === "renew" ? "recovery.renew_help" : "recovery.show_help")}</Text>
      <OwnPassphrase value={own} onChange={setOwn} error={act.error} autoFocus />
    </FormDialog>
  );
}
