import { Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { date } from "../../i18n/formats";
import { api, type RoundTable } from "../api";
import { isDay } from "../parts/days";
import { FormEnd } from "../parts/FormEnd";
import { showNotice } from "../parts/notice";

interface Props {
  round: RoundTable["round"];
  close: () => void;
}

/** Another deadline, earlier or later: the cells read it at their next exchange. */
export function ExtendDialog({ round, close }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [deadline, setDeadline] = useState(round.deadline);
  const [checked, setChecked] = useState(false);
  const extend = useMutation({
    mutationFn: () => api.correct(round.id, { deadline }),
    onSuccess: () => {
      showNotice(t("round_acts.extended", { date: date(deadline) }));
      void queries.invalidateQueries();
      close();
    },
  });
  const ready = isDay(deadline) && deadline !== round.deadline;
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={false}
      title={t("round_acts.extend_title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (ready) extend.mutate();
        }}
      >
        <Stack>
          <Text>
            {round.deadline
              ? t("round_acts.deadline_now", { date: date(round.deadline) })
              : t("round_acts.no_deadline")}
          </Text>
          <DateInput
            label={t("round_acts.new_deadline")}
            value={deadline}
            onChange={setDeadline}
            error={checked && !ready ? t("round_acts.need_deadline") : null}
            data-autofocus
            testId="extend-deadline"
          />
          <Text size="sm">{t("round_acts.reaches")}</Text>
          <FormEnd
            error={extend.error}
            close={close}
            action={t("round_acts.extend_yes")}
            testId="extend-yes"
            pending={extend.isPending}
          />
        </Stack>
      </form>
    </Modal>
  );
}
