import { List, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type Device } from "../api";
import { ActDialog } from "../parts/ActDialog";

const WHAT_HAPPENS = ["revoke_what_1", "revoke_what_2", "revoke_what_3", "revoke_what_4"] as const;

export function RevokeDialog({ device, close }: { device: Device; close: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const ready = reason.trim() !== "";
  return (
    <ActDialog
      title={t("laptops.revoke_title", { device: device.name })}
      size="lg"
      close={close}
      act={() => api.revoke(device.id, reason.trim())}
      action={t("laptops.revoke_yes")}
      testId="revoke-yes"
      done={t("laptops.revoked_done", { device: device.name })}
      ready={ready}
    >
      {({ checked }) => (
        <>
          <List spacing={4}>
            {WHAT_HAPPENS.map((what) => (
              <List.Item key={what}>{t(`laptops.${what}`, { unit: device.unit.name })}</List.Item>
            ))}
          </List>
          <TextInput
            label={t("laptops.revoke_reason")}
            placeholder={t("laptops.revoke_reason_example")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={checked && !ready ? t("laptops.revoke_need_reason") : null}
            data-autofocus
            data-testid="revoke-reason"
          />
        </>
      )}
    </ActDialog>
  );
}
