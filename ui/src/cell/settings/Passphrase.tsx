import { Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { useCell } from "../frame/context";
import { useAct } from "../queries";
import { CopiesNote } from "./KeyRenewal";
import { NewPassphrase, useNewPassphrase } from "./NewPassphrase";

export function Passphrase() {
  const { t } = useTranslation();
  const change = useAct("profile.change_passphrase", { done: t("passphrase.changed"), touches: ["people"] });
  const { cell_name, person } = useCell();
  const [old, setOld] = useState("");
  const [said, setSaid] = useState<readonly string[]>([]);
  const next = useNewPassphrase([person?.name, cell_name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!next.isReady()) return;
    change.mutate(
      { old, new: next.passphrase },
      {
        onSuccess: (answer) => {
          setSaid(answer.said);
          setOld("");
          next.clear();
        },
      },
    );
  };
  const eye = { "aria-label": t("common.show_passphrase"), tabIndex: 0 };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          id="passphrase-old"
          data-testid="passphrase-old"
          label={t("passphrase.old")}
          autoComplete="off"
          value={old}
          error={fieldError(change.error, "old")}
          onChange={(event) => setOld(event.currentTarget.value)}
          visibilityToggleButtonProps={eye}
        />
        <NewPassphrase
          id="passphrase-new"
          label={t("lock.new_passphrase")}
          chosen={next}
          refused={fieldError(change.error, "new")}
        />
        <ErrorNote error={otherError(change.error, ["old", "new"])} />
        {said.length > 0 ? <CopiesNote said={said} /> : <Text c="ink.6">{t("passphrase.help")}</Text>}
        <Group>
          <Button
            type="submit"
            variant="default"
            disabled={old === "" || next.empty}
            loading={change.isPending}
            data-testid="passphrase-change"
          >
            {t("passphrase.change")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
