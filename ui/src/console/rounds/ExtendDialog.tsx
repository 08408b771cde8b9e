import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { date } from "../../i18n/formats";
import { api, type RoundTable } from "../api";
import { ActDialog } from "../parts/ActDialog";
import { isDay } from "../parts/days";

interface Props {
  round: RoundTable["round"];
  close: () => void;
}

/** Another deadline, earlier or later: the cells read it at their next exchange. */
export function ExtendDialog({ round, close }: Props) {
  const { t } = useTranslation();
  const [deadline, setDeadline] = useState(round.deadline);
  const ready = isDay(deadline) && deadline !== round.deadline;
  return (
    <ActDialog
      title={t("round_acts.extend_title")}
      close={close}
      act={() => api.correct(round.id, { deadline })}
      action={t("round_acts.extend_yes")}
      testId="extend-yes"
      done={t("round_acts.extended", { date: date(deadline) })}
      ready={ready}
    >
      {({ checked }) => (
        <>
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
        </>
      )}
    </ActDialog>
  );
}
