import { Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type RoundTable } from "../api";
import { FormEnd } from "../parts/FormEnd";
import { showNotice } from "../parts/notice";

interface Props {
  round: RoundTable["round"];
  close: () => void;
}

export function RestoreDialog({ round, close }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: () => api.restore(round.id),
    onSuccess: () => {
      showNotice(t("round_acts.restored", { title: round.title }));
      void queries.invalidateQueries();
      close();
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={t("round_acts.restore_title", { title: round.title })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          restore.mutate();
        }}
      >
        <Stack>
          <Text>{t("round_acts.restore_what")}</Text>
          <FormEnd
            error={restore.error}
            close={close}
            action={t("round_acts.restore_yes")}
            testId="restore-yes"
            pending={restore.isPending}
          />
        </Stack>
      </form>
    </Modal>
  );
}
