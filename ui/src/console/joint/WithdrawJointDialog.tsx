import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { date } from "../../i18n/formats";
import { api, type JointSession } from "../api";
import { ActDialog } from "../parts/ActDialog";

interface Props {
  round: string;
  session: JointSession;
  close: () => void;
}

/** Calls a joint session off with a reason, or says that it is held after all. */
export function WithdrawJointDialog({ round, session, close }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const off = session.withdrawn === "";
  const ready = !off || reason.trim() !== "";
  const what = off ? "withdraw" : "restore";
  const day = date(session.words.date);
  return (
    <ActDialog
      title={t(`joint.${what}_title`, { day })}
      close={close}
      act={() => api.withdrawJointSession(round, session.id, off, reason.trim())}
      action={t(`joint.${what}`)}
      testId="joint-withdraw-yes"
      done={t(`joint.${what}_done`, { day })}
      ready={ready}
    >
      {({ checked }) => (
        <>
          <Text>{t(`joint.${what}_help`)}</Text>
          {off && (
            <TextInput
              label={t("round_acts.reason")}
              description={t("round_acts.reason_note")}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={checked && !ready ? t("round_acts.need_reason") : null}
              data-autofocus
              data-testid="joint-reason"
            />
          )}
        </>
      )}
    </ActDialog>
  );
}
