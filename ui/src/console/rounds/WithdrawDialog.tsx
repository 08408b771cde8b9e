import { List, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type RoundTable } from "../api";
import { ActDialog } from "../parts/ActDialog";

interface Props {
  round: RoundTable["round"];
  close: () => void;
}

export function WithdrawDialog({ round, close }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const ready = reason.trim() !== "";
  return (
    <ActDialog
      title={t("round_acts.withdraw_title", { title: round.title })}
      size="lg"
      close={close}
      act={() => api.withdraw(round.id, reason.trim())}
      action={t("round_acts.withdraw_yes")}
      testId="withdraw-yes"
      done={t("round_acts.withdrawn", { title: round.title })}
      ready={ready}
    >
      {({ checked }) => (
        <>
          <List>
            <List.Item>{t("round_acts.withdraw_what_1")}</List.Item>
            <List.Item>{t("round_acts.withdraw_what_2")}</List.Item>
            <List.Item>{t("round_acts.withdraw_what_3")}</List.Item>
          </List>
          <TextInput
            label={t("round_acts.reason")}
            description={t("round_acts.reason_note")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={checked && !ready ? t("round_acts.need_reason") : null}
            data-autofocus
            data-testid="withdraw-reason"
          />
        </>
      )}
    </ActDialog>
  );
}
