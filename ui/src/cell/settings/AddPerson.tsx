import { NativeSelect, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { FormDialog } from "../../design/FormDialog";
import { useCell } from "../frame/context";
import { useAct } from "../queries";
import type { Role } from "../types";
import { NewPassphrase, useNewPassphrase } from "./NewPassphrase";
import { OwnPassphrase } from "./OwnPassphrase";
import { ALL_ROLES } from "./roles";

export function AddPerson({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const add = useAct("people.add", { done: t("people.added"), touches: ["people"] });
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("deputy_secretary");
  const [own, setOwn] = useState("");
  const { cell_name } = useCell();
  const chosen = useNewPassphrase([name, cell_name]);
  const submit = () => {
    if (!chosen.isReady()) return;
    const { passphrase } = chosen;
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
        description={t(`role_help.${role}`)}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
        data={ALL_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <NewPassphrase
        id="person-passphrase"
        label={t("people.passphrase")}
        description={t("first_run.passphrase_rule")}
        chosen={chosen}
        refused={fieldError(add.error, "passphrase")}
      />
      <OwnPassphrase value={own} onChange={setOwn} error={add.error} />
    </FormDialog>
  );
}
