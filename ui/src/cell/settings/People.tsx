import { Button, Group, NativeSelect, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { FormDialog } from "../../design/FormDialog";
import { longEnough, ROLES } from "../first-run/draft";
import { useCell } from "../frame/context";
import { useAct, useCall } from "../queries";
import type { Person, Role } from "../types";
import { CopiesNote, KeyRenewal } from "./KeyRenewal";
import { OwnPassphrase } from "./OwnPassphrase";
import { useWeak } from "./useWeak";

/** Each person opens the book with their own passphrase. */
export function People() {
  const { t } = useTranslation();
  const list = useCall("people.list", {});
  const { person: atWork } = useCell();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Person | null>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  return (
    <>
      <Text>{t("people.help")}</Text>
      <ErrorNote error={list.error} />
      <Stack gap={4} data-testid="people-list">
        {list.data?.people.map((person) => (
          <Group key={person.id} justify="space-between">
            <Text>
              <b className="person-name">{person.name}</b> – {t(`role.${person.role}`)}
            </Text>
            {person.id !== atWork?.id && (
              <Button
                variant="default"
                onClick={() => setRemoving(person)}
                aria-label={t("people.remove_name", { name: person.name })}
                data-testid="people-remove"
              >
                {t("people.remove")}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      <KeyRenewal />
      <CopiesNote said={said} />
      <Group>
        <Button variant="default" onClick={() => setAdding(true)} data-testid="people-add">
          {t("people.add")}
        </Button>
      </Group>
      {adding && <AddPerson onClose={() => setAdding(false)} />}
      {removing && <RemovePerson person={removing} onClose={() => setRemoving(null)} onRemoved={setSaid} />}
    </>
  );
}

interface RemoveProps {
  person: Person;
  onClose: () => void;
  onRemoved: (said: readonly string[]) => void;
}

function RemovePerson({ person, onClose, onRemoved }: RemoveProps) {
  const { t } = useTranslation();
  const remove = useAct("people.remove", { done: t("people.removed"), touches: ["people"] });
  const [own, setOwn] = useState("");
  const submit = () =>
    remove.mutate(
      { person: person.id, own_passphrase: own },
      {
        onSuccess: ({ said }) => {
          onRemoved(said);
          onClose();
        },
      },
    );
  return (
    <FormDialog
      onClose={onClose}
      title={t("people.remove_name", { name: person.name })}
      testId="remove-form"
      onSubmit={submit}
      error={otherError(remove.error, ["own_passphrase"])}
      action={t("people.remove")}
      actionTestId="remove-now"
      disabled={own === ""}
      pending={remove.isPending}
    >
      <Text>{t("people.remove_help", { name: person.name })}</Text>
      <OwnPassphrase value={own} onChange={setOwn} error={remove.error} autoFocus />
    </FormDialog>
  );
}

function AddPerson({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const add = useAct("people.add", { done: t("people.added"), touches: ["people"] });
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("deputy_secretary");
  const [passphrase, setPassphrase] = useState("");
  const [own, setOwn] = useState("");
  const [asked, setAsked] = useState(false);
  const { cell_name } = useCell();
  const weak = useWeak(passphrase, [name, cell_name]);
  const short = asked && !longEnough(passphrase) ? t("first_run.passphrase_short") : undefined;
  const submit = () => {
    setAsked(true);
    if (!longEnough(passphrase)) return;
    add.mutate({ full_name: name, role, passphrase, own_passphrase: own }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t("people.add")}
      testId="person-form"
      onSubmit={submit}
      error={otherError(add.error, ["full_name", "passphrase", "own_passphrase"])}
      action={t("people.add")}
      actionTestId="person-save"
      disabled={name.trim() === "" || own === ""}
      pending={add.isPending}
    >
      <Text>{t("people.add_help")}</Text>
      <TextInput
        id="person-name"
        data-testid="person-name"
        data-autofocus
        label={t("people.full_name")}
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
        error={short ?? weak ?? fieldError(add.error, "passphrase")}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ "aria-label": t("common.show_passphrase"), tabIndex: 0 }}
      />
      <OwnPassphrase value={own} onChange={setOwn} error={add.error} />
    </FormDialog>
  );
}
