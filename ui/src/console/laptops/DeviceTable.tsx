import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Device } from "../api";
import list from "../parts/list.module.css";
import { Missing } from "../parts/Missing";
import { hourAndDay } from "../parts/moments";
import { RevokeDialog } from "./RevokeDialog";

export function DeviceTable({ devices }: { devices: Device[] }) {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState<Device | null>(null);
  return (
    <div className={list.frame}>
      <table className={`${list.table} ${list.dense}`}>
        <thead>
          <tr>
            {(["unit", "name", "enrolled_at", "last_seen_at", "state", "actions"] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`laptops.col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <tr key={device.id} data-testid={`device-${device.id}`} data-state={device.state}>
              <th scope="row">{device.unit.name}</th>
              <td>{[device.name, device.person].filter(Boolean).join(", ")}</td>
              <td className={list.nowrap}>
                {device.enrolled_at ? hourAndDay(device.enrolled_at) : <Missing />}
              </td>
              <td className={list.nowrap}>
                {device.last_seen_at ? hourAndDay(device.last_seen_at) : t("laptops.never_seen")}
              </td>
              <td>{t(`device.${device.state}`)}</td>
              <td>
                {device.state === "active" && (
                  <Button
                    variant="default"
                    size="compact-md"
                    mih={36}
                    onClick={() => setRevoking(device)}
                    aria-label={t("laptops.revoke_label", { device: device.name, unit: device.unit.name })}
                    data-testid="revoke"
                  >
                    {t("laptops.revoke")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoking && <RevokeDialog device={revoking} close={() => setRevoking(null)} />}
    </div>
  );
}
