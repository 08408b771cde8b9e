import { Modal, PasswordInput, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api } from "../api";
import { FormEnd } from "../parts/FormEnd";
import { showNotice } from "../parts/notice";

/** One's own passphrase. Whatever the old one opened, the new one opens. */
export function PassphraseDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const done = () => {
    for (const clear of [setOld, setNext, setAgain]) clear("");
    change.reset();
    close();
  };
  const change = useMutation({
    mutationFn: () => api.changePassphrase(old, next),
    onSuccess: () => {
      showNotice(t("passphrase.done"));
      done();
    },
  });
  const wrong = change.error instanceof ApiError && change.error.code === "wrong_passphrase";
  const differs = again !== "" && again !== next;
  return (
    <Modal
      opened={opened}
      onClose={done}
      title={t("passphrase.title")}
      closeButtonProps={{ "aria-label": t("close") }}
      data-testid="passphrase"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (old !== "" && next !== "" && next === again) change.mutate();
        }}
      >
        <Stack>
          <PasswordInput
            label={t("passphrase.old")}
            value={old}
            onChange={(event) => setOld(event.currentTarget.value)}
            error={wrong ? t("passphrase.wrong") : null}
            autoComplete="current-password"
            data-testid="passphrase-old"
          />
          <PasswordInput
            label={t("passphrase.new")}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
            autoComplete="new-password"
            data-testid="passphrase-new"
          />
          <PasswordInput
            label={t("passphrase.again")}
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            error={differs ? t("passphrase.differs") : null}
            autoComplete="new-password"
            data-testid="passphrase-again"
          />
          <FormEnd
            error={wrong ? null : change.error}
            close={done}
            action={t("passphrase.save")}
            testId="passphrase-save"
            pending={change.isPending}
          />
        </Stack>
      </form>
    </Modal>
  );
}
