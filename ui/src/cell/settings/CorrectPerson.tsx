import { NativeSelect, Text, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { HiddenNames } from "../../design/HiddenNames";
import { useAct } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { Person, Role } from "../types";
import { ALL_ROLES } from "./roles";

interface Props {
  person: Person;
  withRole: boolean;
  onClose: () => void;
}

/** A name is corrected by its person, and by a secretary or deputy; a role only by these. */
export function CorrectPerson({ person, withRole, onClose }: Props) {
  const { t } = useTranslation();
  const correct = useAct("people.correct", { done: t("people.corrected"), touches: ["people"] });
  const [error, corrected] = useUncorrected(correct.error);
  const before = useMemo(
    () => ({ full_name: person.name, role: person.role ?? "reader" }),
    [person.name, person.role],
  );
  const title = t("people.correct_name", { name: person.name });
  const draft = useRecordDraft({ kind: "people", record: person.id, title, before });
  const words = draft.values as unknown as { full_name: string; role: Role };
  const change = (part: Partial<typeof words>) => {
    draft.change({ ...part });
    corrected(part);
  };
  return (
    <RecordDialog
      testId="correct-person"
      size="lg"
      title={<HiddenNames text={title} names={[person.name]} />}
      record={person.id}
      draft={draft}
      error={otherError(error, ["full_name", "role"])}
      saving={correct.isPending}
      onSave={(then) => correct.mutate({ person: person.id, ...words }, then)}
      unfit={words.full_name.trim() === ""}
      onClose={onClose}
    >
      <Text>{t("people.correct_help")}</Text>
      <TextInput
        id="correct-person-name"
        data-testid="correct-person-name"
        data-autofocus
        className="person-name"
        label={t("people.full_name")}
        value={words.full_name}
        error={fieldError(error, "full_name")}
        onChange={(event) => change({ full_name: event.currentTarget.value })}
      />
      {withRole && (
        <NativeSelect
          id="correct-person-role"
          data-testid="correct-person-role"
          label={t("first_run.role")}
          value={words.role}
          error={fieldError(error, "role")}
          onChange={(event) => change({ role: event.currentTarget.value as Role })}
          description={t(`role_help.${words.role}`)}
          data={ALL_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      )}
    </RecordDialog>
  );
}
