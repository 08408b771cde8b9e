import { Button, CopyButton, Group, Modal, Stack, Text } from "@mantine/core";
import { IconCopy, IconDownload, IconPrinter } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type Invite, type Unit } from "../api";
import { saveFile } from "../parts/download";
import { hourAndDay } from "../parts/moments";
import { Refused } from "../parts/Refused";
import { ShownOnce } from "../parts/ShownOnce";
import { useSession } from "../session/session";
import { InviteSheet } from "./InviteSheet";
import styles from "./laptops.module.css";

export function InviteDialog({ unit, close }: { unit: Pick<Unit, "id" | "name"> | null; close: () => void }) {
  const { t } = useTranslation();
  const make = useMutation({ mutationFn: (id: string) => api.invite(id), gcTime: 0 });
  // A code is shown once, so neither Escape nor a stray click takes it away: only the button that says it is kept.
  const once = make.isPending || make.data !== undefined;
  return (
    <Modal
      opened={unit !== null}
      onClose={close}
      size="lg"
      title={t("invite.title", { unit: unit?.name })}
      closeOnClickOutside={!once}
      closeOnEscape={!once}
      withCloseButton={!once}
      closeButtonProps={{ "aria-label": t("close") }}
      data-testid="invite"
    >
      <Stack>
        {!make.data && (
          <>
            <Text>{t("invite.intro")}</Text>
            <Button
              onClick={() => unit && make.mutate(unit.id)}
              loading={make.isPending}
              data-autofocus
              data-testid="invite-make"
            >
              {t("invite.make")}
            </Button>
          </>
        )}
        <Refused error={make.error} />
        {make.data && unit && <Made invite={make.data} unit={unit.name} close={close} />}
      </Stack>
    </Modal>
  );
}

function Made({ invite, unit, close }: { invite: Invite; unit: string; close: () => void }) {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <>
      <ShownOnce lose={close} />
      <div>
        <Text size="sm">{t("invite.code")}</Text>
        <div className={styles.code} data-testid="invite-code">
          {invite.code}
        </div>
      </div>
      <Text fw={600} data-testid="invite-once">
        {t("invite.once")}
      </Text>
      <Text>{t("invite.expires", { at: hourAndDay(invite.expires_at) })}.</Text>
      <Text size="sm">{t("invite.address", { url: invite.url })}</Text>
      <Group>
        <Button
          leftSection={<IconDownload size={20} aria-hidden="true" />}
          onClick={() => saveFile(new Blob([invite.file], { type: "application/json" }), invite.file_name)}
          data-testid="invite-download"
        >
          {t("invite.download")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={20} aria-hidden="true" />}
          onClick={() => window.print()}
          data-testid="invite-print"
        >
          {t("invite.print")}
        </Button>
        <CopyButton value={invite.code}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={20} aria-hidden="true" />} onClick={copy}>
              {t(copied ? "invite.copied" : "invite.copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
      <InviteSheet invite={invite} unit={unit} superior={me.committee.name} />
      <Text size="sm">{t("invite.next")}</Text>
      <Group justify="flex-end">
        <Button onClick={close} data-testid="invite-kept">
          {t("invite.kept")}
        </Button>
      </Group>
    </>
  );
}
