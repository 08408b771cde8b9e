import { Button, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type OpenInvite } from "../api";
import list from "../parts/list.module.css";
import { hourAndDay } from "../parts/moments";
import { showNotice } from "../parts/notice";
import { Refused } from "../parts/Refused";
import { useRefresh } from "../session/session";

/** Invites that are not used yet. Nothing is rendered while there are none. */
export function OpenInvites() {
  const { t } = useTranslation();
  const [cancelling, setCancelling] = useState<OpenInvite | null>(null);
  const invites = useQuery({ queryKey: ["invites"], queryFn: api.invites, refetchInterval: useRefresh() });
  if (!invites.data || invites.data.length === 0) return null;
  return (
    <section data-testid="invites">
      <Title order={2} mb="xs">
        {t("invites.title")}
      </Title>
      <div className={list.frame}>
        <table className={`${list.table} ${list.dense}`}>
          <thead>
            <tr>
              {(["unit", "made", "expires", "actions"] as const).map((column) => (
                <th scope="col" key={column}>
                  {t(`invites.col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {invites.data.map((invite) => (
              <tr key={invite.id} data-testid={`invite-${invite.id}`}>
                <th scope="row">{invite.unit.name}</th>
                <td>{`${hourAndDay(invite.made_at)}, ${invite.made_by}`}</td>
                <td>{hourAndDay(invite.expires_at)}</td>
                <td>
                  <Button
                    variant="default"
                    size="compact-md"
                    mih={36}
                    onClick={() => setCancelling(invite)}
                    aria-label={t("invites.cancel_label", { unit: invite.unit.name })}
                    data-testid="invite-cancel"
                  >
                    {t("invites.cancel")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CancelDialog key={cancelling?.id} invite={cancelling} close={() => setCancelling(null)} />
    </section>
  );
}

function CancelDialog({ invite, close }: { invite: OpenInvite | null; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: (id: string) => api.cancelInvite(id),
    onSuccess: () => {
      showNotice(t("invites.done", { unit: invite?.unit.name }));
      void queries.invalidateQueries();
      close();
    },
  });
  return (
    <Modal
      opened={invite !== null}
      onClose={close}
      title={t("invites.ask", { unit: invite?.unit.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text>{t("invites.what")}</Text>
        <Refused error={cancel.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {t("cancel")}
          </Button>
          <Button
            onClick={() => invite && cancel.mutate(invite.id)}
            loading={cancel.isPending}
            data-testid="invite-cancel-yes"
          >
            {t("invites.yes")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
