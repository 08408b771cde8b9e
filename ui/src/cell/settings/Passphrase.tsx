import { Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { longEnough } from "../first-run/draft";
import { useCell } from "../frame/context";
import { useAct } from "../queries";
import { CopiesNote } from "./KeyRenewal";
import { useWeak } from "./useWeak";

export function Passphrase() {
  const { t } = useTranslation();
  const change = useAct("profile.change_passphrase", { done: t("passphrase.changed"), touches: ["people"] });
  const { cell_name, person } = useCell();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [asked, setAsked] = useState(false);
  const [said, setSaid] = useState<readonly string[]>([]);
  const weak = useWeak(next, [person?.name, cell_name]);
  const short = asked && !longEnough(next) ? t("first_run.passphrase_short") : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!longEnough(next)) return;
    change.mutate(
      { old, new: next },
      {
        onSuccess: (answer) => {
          setSaid(answer.said);
          setOld("");
          setNext("");
          setAsked(false);
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
        <PasswordInput
          id="passphrase-new"
          data-testid="passphrase-new"
          label={t("lock.new_passphrase")}
          autoComplete="new-password"
          value={next}
          error={short ?? weak ?? fieldError(change.error, "new")}
          onChange={(event) => setNext(event.currentTarget.value)}
          visibilityToggleButtonProps={eye}
        />
        <ErrorNote error={otherError(change.error, ["old", "new"])} />
        {said.length > 0 ? <CopiesNote said={said} /> : <Text c="ink.6">{t("passphrase.help")}</Text>}
        <Group>
          <Button
            type="submit"
            variant="default"
            disabled={old === "" || next === ""}
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
