import { Button, Group, Stack, Text } from "@mantine/core";
import { IconPhotoPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { dialogs } from "../../door";
import { showRefusal } from "../notices/notices";
import { PhoneDialog } from "../phone-pictures/PhoneDialog";
import { useAct } from "../queries";
import type { RefusedFile } from "../types";

interface Props {
  round: string;
  member: string;
  onRefused: (files: readonly RefusedFile[]) => void;
}

/** The question about the secret stamp comes before any file is opened. */
export function AddPages({ round, member, onRefused }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [marked, setMarked] = useState(false);
  const [byPhone, setByPhone] = useState(false);
  const add = useAct("attachments.add", {
    notifies: true,
    done: (added) => t("pages.added", { count: added.pages }),
  });
  const close = () => {
    setAsking(false);
    setMarked(false);
  };
  const pick = () => {
    close();
    dialogs
      .pages()
      .then((paths) => {
        if (paths.length === 0) return;
        const request = { round, member, paths, bears_secret_mark: false };
        add.mutate(request, { onSuccess: (added) => onRefused(added.refused) });
      })
      .catch((error: unknown) => {
        if (error instanceof Error) showRefusal(error);
      });
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPhotoPlus aria-hidden />}
        loading={add.isPending}
        onClick={() => setAsking(true)}
        data-testid="pages-add"
      >
        {t("pages.add")}
      </Button>
      {asking && (
        <Dialog onClose={close} size="xl" title={t("pages.add")} data-testid="pages-question">
          <Stack>
            <Text fw={600}>{t("pages.secret_question")}</Text>
            {marked && (
              <Text role="alert" data-testid="pages-marked">
                {t("documents.secret_refused")}
              </Text>
            )}
            {!marked && <Text c="ink.6">{t("pages.kinds")}</Text>}
            <Group justify="flex-end">
              <Button
                variant="default"
                onClick={() => setMarked(true)}
                disabled={marked}
                data-testid="pages-has-mark"
              >
                {t("pages.has_mark")}
              </Button>
              {marked ? (
                <Button onClick={close} data-testid="pages-close">
                  {t("common.close")}
                </Button>
              ) : (
                <>
                  <Button
                    variant="default"
                    onClick={() => {
                      close();
                      setByPhone(true);
                    }}
                    data-testid="pages-by-phone"
                  >
                    {t("pages.by_phone")}
                  </Button>
                  <Button data-autofocus onClick={pick} data-testid="pages-no-mark">
                    {t("pages.no_mark")}
                  </Button>
                </>
              )}
            </Group>
          </Stack>
        </Dialog>
      )}
      {byPhone && <PhoneDialog round={round} member={member} onClose={() => setByPhone(false)} />}
    </>
  );
}
