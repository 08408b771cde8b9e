import { List, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type RoundTable } from "../api";
import { FormEnd } from "../parts/FormEnd";
import { showNotice } from "../parts/notice";

interface Props {
  round: RoundTable["round"];
  close: () => void;
}

export function WithdrawDialog({ round, close }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => api.withdraw(round.id, reason.trim()),
    onSuccess: () => {
      showNotice(t("round_acts.withdrawn", { title: round.title }));
      void queries.invalidateQueries();
      close();
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      closeOnClickOutside={false}
      title={t("round_acts.withdraw_title", { title: round.title })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (reason.trim() !== "") withdraw.mutate();
        }}
      >
        <Stack>
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
            error={checked && reason.trim() === "" ? t("round_acts.need_reason") : null}
            data-autofocus
            data-testid="withdraw-reason"
          />
          <FormEnd
            error={withdraw.error}
            close={close}
            action={t("round_acts.withdraw_yes")}
            testId="withdraw-yes"
            pending={withdraw.isPending}
          />
        </Stack>
      </form>
    </Modal>
  );
}
