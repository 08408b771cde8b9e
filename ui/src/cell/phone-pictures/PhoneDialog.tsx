import { Alert, Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { call } from "../../door";
import { useAct, useCall } from "../queries";
import { PhonePictures } from "./PhonePictures";
import "./phonePictures.css";

interface Props {
  round: string;
  member: string;
  onClose: () => void;
}

/** Longer than a person needs to scan a code. */
const SILENT_SECONDS = 45;
const LOOK_EVERY_MS = 1000;

/** Shows the QR code, and what the phone has sent so far. Leaving it closes the page that the phone opens. */
export function PhoneDialog({ round, member, onClose }: Props) {
  const { t } = useTranslation();
  const opening = useAct("phone.open", {});
  const open = opening.mutate;
  const begin = useRef(() => open({ round, member, bears_secret_mark: false }));
  useEffect(() => {
    begin.current();
    return () => void call("phone.close", {}).catch(() => undefined);
  }, []);
  const isOpen = opening.isSuccess;
  const state = useCall("phone.state", {}, { enabled: isOpen, refetchEvery: LOOK_EVERY_MS, fresh: true });
  const [without, setWithout] = useState<ReadonlySet<number>>(new Set());
  const take = useAct("phone.take", { done: (added) => t("pages.added", { count: added.pages }) });
  const page = state.data;
  const count = page?.pictures ?? 0;
  const taken = count - [...without].filter((place) => place < count).length;
  return (
    <Dialog
      onClose={count > 0 ? () => undefined : onClose}
      closeOnClickOutside={false}
      withCloseButton={count === 0}
      size="xl"
      title={t("phone.title")}
      data-testid="phone-dialog"
    >
      <Stack>
        <ErrorNote
          error={opening.error ?? take.error}
          onRetry={opening.error ? () => begin.current() : undefined}
        />
        {page &&
          (page.open ? <Code page={page} /> : <Ended done={page.done} onAgain={() => begin.current()} />)}
        {count > 0 && <PhonePictures count={count} without={without} onChange={setWithout} />}
        <Group justify="flex-end">
          {count > 0 ? (
            <ConfirmButton
              variant="default"
              question={t("phone.leave_question", { count })}
              answer={t("phone.leave_yes")}
              onConfirm={onClose}
              testId="phone-leave"
            >
              {t("phone.leave")}
            </ConfirmButton>
          ) : (
            <Button variant="default" onClick={onClose} data-testid="phone-close">
              {t("common.close")}
            </Button>
          )}
          <Button
            disabled={taken === 0}
            loading={take.isPending}
            onClick={() => take.mutate({ without: [...without] }, { onSuccess: onClose })}
            data-testid="phone-take"
          >
            {t("phone.take", { count: taken })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

type Page = NonNullable<ReturnType<typeof useCall<"phone.state">>["data"]>;

function Code({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [place, setPlace] = useState(0);
  const link = page.links[place] ?? page.links[0];
  const isSilent = !page.reached && page.seconds_open >= SILENT_SECONDS;
  return (
    <div className="phone-code">
      {link && <img src={link.qr} alt={t("phone.code")} data-testid="phone-code" />}
      <Stack gap="xs">
        <Text>{t("phone.scan")}</Text>
        {page.links.length > 1 && (
          <NativeSelect
            label={t("phone.network")}
            value={String(place)}
            onChange={(event) => setPlace(Number(event.currentTarget.value))}
            data={page.links.map(({ address }, at) => ({ value: String(at), label: address }))}
            data-testid="phone-network"
          />
        )}
        <Text role="status" fw={600} data-testid="phone-standing">
          {t(page.reached ? "phone.reached" : "phone.waits")}{" "}
          {t("phone.left", { minutes: Math.max(1, Math.ceil(page.seconds_left / 60)) })}
        </Text>
        {isSilent && (
          <Alert color="yellow" role="alert" data-testid="phone-silent">
            {t("phone.silent")}
          </Alert>
        )}
        <Text c="ink.6" fz="sm">
          {t("phone.safe")}
        </Text>
      </Stack>
    </div>
  );
}

function Ended({ done, onAgain }: { done: boolean; onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="blue" role="status" data-testid="phone-ended">
      <Group justify="space-between">
        <Text>{t(done ? "phone.done" : "phone.over")}</Text>
        {!done && (
          <Button variant="default" onClick={onAgain} data-testid="phone-again">
            {t("phone.again")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
