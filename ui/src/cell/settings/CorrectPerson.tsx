import { NativeSelect, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { FormDialog } from "../../design/FormDialog";
import { ROLES } from "../first-run/draft";
import { useAct } from "../queries";
import type { Person, Role } from "../types";

interface Props {
  person: Person;
  withRole: boolean;
  onClose: () => void;
}

/** A name is corrected by its person, and by a secretary or deputy; a role only by these. */
export function CorrectPerson({ person, withRole, onClose }: Props) {
  const { t } = useTranslation();
  const correct = useAct("people.correct", { done: t("people.corrected"), touches: ["people"] });
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState<Role>(person.role);
  return (
    <FormDialog
      onClose={onClose}
      title={t("people.correct_name", { name: person.name })}
      testId="correct-person-form"
      onSubmit={() => correct.mutate({ person: person.id, full_name: name, role }, { onSuccess: onClose })}
      error={otherError(correct.error, ["full_name", "role"])}
      action={t("common.save")}
      actionTestId="correct-person-save"
      disabled={name.trim() === "" || (name === person.name && role === person.role)}
      pending={correct.isPending}
    >
      <Text>{t("people.correct_help")}</Text>
      <TextInput
        id="correct-person-name"
        data-testid="correct-person-name"
        data-autofocus
        className="person-name"
        label={t("people.full_name")}
        value={name}
        error={fieldError(correct.error, "full_name")}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {withRole && (
        <NativeSelect
          id="correct-person-role"
          data-testid="correct-person-role"
          label={t("first_run.role")}
          value={role}
          error={fieldError(correct.error, "role")}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      )}
    </FormDialog>
  );
}
