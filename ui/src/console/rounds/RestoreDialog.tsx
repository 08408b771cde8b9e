import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { api, type RoundTable } from "../api";
import { ActDialog } from "../parts/ActDialog";

interface Props {
  round: RoundTable["round"];
  close: () => void;
}

export function RestoreDialog({ round, close }: Props) {
  const { t } = useTranslation();
  return (
    <ActDialog
      title={t("round_acts.restore_title", { title: round.title })}
      close={close}
      act={() => api.restore(round.id)}
      action={t("round_acts.restore_yes")}
      testId="restore-yes"
      done={t("round_acts.restored", { title: round.title })}
    >
      {() => <Text>{t("round_acts.restore_what")}</Text>}
    </ActDialog>
  );
}
