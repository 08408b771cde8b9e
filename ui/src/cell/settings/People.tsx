import { Button, Group, NativeSelect, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { FormDialog } from "../../design/FormDialog";
import { longEnough, ROLES } from "../first-run/draft";
import { useAct, useCall } from "../queries";
import type { Role } from "../types";

/** Each person opens the book with their own passphrase. */
export function People() {
  const { t } = useTranslation();
  const list = useCall("people.list", {});
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Text>{t("people.help")}</Text>
      <ErrorNote error={list.error} />
      <Stack gap={4} data-testid="people-list">
        {list.data?.people.map((person) => (
          <Text key={person.id}>
            <b className="person-name">{person.name}</b> – {t(`role.${person.role}`)}
          </Text>
        ))}
      </Stack>
      <Group>
        <Button variant="default" onClick={() => setAdding(true)} data-testid="people-add">
          {t("people.add")}
        </Button>
      </Group>
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </>
  );
}

function AddPerson({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const add = useAct("people.add", { done: t("people.added"), touches: ["people"] });
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("deputy_secretary");
  const [passphrase, setPassphrase] = useState("");
  const [asked, setAsked] = useState(false);
  const short = asked && !longEnough(passphrase) ? t("first_run.passphrase_short") : undefined;
  const submit = () => {
    setAsked(true);
    if (longEnough(passphrase)) add.mutate({ full_name: name, role, passphrase }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t("people.add")}
      testId="person-form"
      onSubmit={submit}
      error={otherError(add.error, ["full_name", "passphrase"])}
      action={t("people.add")}
      actionTestId="person-save"
      disabled={name.trim() === ""}
      pending={add.isPending}
    >
      <Text>{t("people.add_help")}</Text>
      <TextInput
        id="person-name"
        data-testid="person-name"
        data-autofocus
        label={t("first_run.full_name")}
        value={name}
        error={fieldError(add.error, "full_name")}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        id="person-role"
        data-testid="person-role"
        label={t("first_run.role")}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
        data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <PasswordInput
        id="person-passphrase"
        data-testid="person-passphrase"
        label={t("people.passphrase")}
        description={t("first_run.passphrase_rule")}
        autoComplete="new-password"
        value={passphrase}
        error={short ?? fieldError(add.error, "passphrase")}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ "aria-label": t("common.show_passphrase"), tabIndex: 0 }}
      />
    </FormDialog>
  );
}
