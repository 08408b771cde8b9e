import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { dialogs } from "../../door";
import type { Invite } from "./draft";

interface Props {
  onBack: () => void;
  onNext: (invite: Invite) => void;
}

/** The invite is kept until the book exists, then used once. */
export function InviteStep({ onBack, onNext }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== "") onNext({ is: "code", code: code.trim() });
  };
  const chooseFile = () => {
    dialogs
      .openFile("invite")
      .then((file) => file && onNext({ is: "file", file }))
      .catch(setFailure);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{t("first_run.invite_now")}</Text>
        <TextInput
          id="invite-code"
          data-testid="invite-code"
          label={t("enrol.code")}
          autoFocus
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" disabled={code.trim() === ""} data-testid="invite-use-code">
            {t("enrol.use_code")}
          </Button>
          <Button variant="default" onClick={chooseFile} data-testid="invite-choose-file">
            {t("enrol.choose_file")}
          </Button>
        </Group>
        <ErrorNote error={failure} />
        <Group>
          <Button variant="default" onClick={onBack} data-testid="first-run-back">
            {t("common.back")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
