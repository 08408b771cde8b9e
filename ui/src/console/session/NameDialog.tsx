import { Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api } from "../api";
import { FormEnd } from "../parts/FormEnd";
import { showNotice } from "../parts/notice";
import { useSentence } from "../parts/sentence";
import { useSession } from "./session";

/** The name that colleagues and cells read, instead of that of the account. */
export function NameDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { me, refresh } = useSession();
  const sentence = useSentence();
  const queries = useQueryClient();
  const [person, setPerson] = useState(me.person);
  const save = useMutation({
    mutationFn: () => api.callMe(person),
    onSuccess: () => {
      showNotice(t("my_name.done"));
      void queries.invalidateQueries();
      refresh();
      close();
    },
  });
  const field = save.error instanceof ApiError && save.error.field === "person";
  return (
    <Modal
      opened
      onClose={close}
      title={t("my_name.title")}
      closeButtonProps={{ "aria-label": t("close") }}
      data-testid="my-name"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t("my_name.label")}
            description={t("my_name.note")}
            value={person}
            onChange={(event) => setPerson(event.currentTarget.value)}
            error={field && save.error ? sentence(save.error) : null}
            autoComplete="name"
            data-autofocus
            data-testid="my-name-person"
          />
          <FormEnd
            error={field ? null : save.error}
            close={close}
            action={t("my_name.save")}
            testId="my-name-save"
            pending={save.isPending}
          />
        </Stack>
      </form>
    </Modal>
  );
}
