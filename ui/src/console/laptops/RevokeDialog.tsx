import { Alert, Button, Group, List, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type Device } from "../api";
import { showNotice } from "../parts/notice";
import { useSentence } from "../parts/sentence";

const WHAT_HAPPENS = ["revoke_what_1", "revoke_what_2", "revoke_what_3", "revoke_what_4"] as const;

export function RevokeDialog({ device, close }: { device: Device | null; close: () => void }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const [empty, setEmpty] = useState(false);
  const revoke = useMutation({
    mutationFn: (id: string) => api.revoke(id, reason.trim()),
    onSuccess: () => {
      showNotice(t("laptops.revoked_done", { device: device?.name }));
      void queries.invalidateQueries();
      close();
    },
  });
  const submit = () => {
    setEmpty(reason.trim() === "");
    if (device && reason.trim() !== "") revoke.mutate(device.id);
  };
  return (
    <Modal
      opened={device !== null}
      onClose={close}
      size="lg"
      title={t("laptops.revoke_title", { device: device?.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <List spacing={4}>
          {WHAT_HAPPENS.map((what) => (
            <List.Item key={what}>{t(`laptops.${what}`, { unit: device?.unit.name })}</List.Item>
          ))}
        </List>
        <TextInput
          label={t("laptops.revoke_reason")}
          placeholder={t("laptops.revoke_reason_example")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={empty ? t("laptops.revoke_need_reason") : null}
          data-autofocus
          data-testid="revoke-reason"
        />
        {revoke.error && (
          <Alert color="ink" role="alert">
            {sentence(revoke.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button onClick={submit} loading={revoke.isPending} data-testid="revoke-yes">
            {t("laptops.revoke_yes")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
