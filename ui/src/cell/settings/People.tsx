import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, otherError } from "../../design/ErrorNote";
import { FormDialog } from "../../design/FormDialog";
import { HiddenNames } from "../../design/HiddenNames";
import { useCell } from "../frame/context";
import { useAct, useCall } from "../queries";
import type { Person } from "../types";
import { AddPerson } from "./AddPerson";
import { Audiences } from "./Audiences";
import { CorrectPerson } from "./CorrectPerson";
import { HandOver } from "./HandOver";
import { CopiesNote, KeyRenewal } from "./KeyRenewal";
import { OwnPassphrase } from "./OwnPassphrase";

/** Each person opens the book with their own passphrase. */
export function People() {
  const { t } = useTranslation();
  const list = useCall("people.list", {});
  const { person: atWork } = useCell();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Person | null>(null);
  const [correcting, setCorrecting] = useState<Person | null>(null);
  const [handing, setHanding] = useState(false);
  const names = useCall("cell.names", {}).data;
  const [said, setSaid] = useState<readonly string[]>([]);
  return (
    <>
      <Text>{t("people.help")}</Text>
      <ErrorNote error={list.error} />
      <Stack gap={4} data-testid="people-list">
        {list.data?.people.map((person) => (
          <Group key={person.id} justify="space-between">
            <Text>
              <b className="person-name">{person.name}</b> – {t(`role.${person.role ?? "unknown"}`)}
            </Text>
            <Group gap="xs">
              {(person.id === atWork?.id || names?.may_correct_people) && (
                <Button
                  variant="default"
                  onClick={() => setCorrecting(person)}
                  aria-label={t("people.correct_name", { name: person.name })}
                  data-testid="people-correct"
                >
                  {t("people.correct")}
                </Button>
              )}
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
          </Group>
        ))}
      </Stack>
      <Audiences />
      <KeyRenewal />
      <CopiesNote said={said} />
      <Group>
        <Button variant="default" onClick={() => setAdding(true)} data-testid="people-add">
          {t("people.add")}
        </Button>
        {names?.may_hand_over && (
          <Button variant="default" onClick={() => setHanding(true)} data-testid="people-hand-over">
            {t("handover.title")}
          </Button>
        )}
      </Group>
      {adding && <AddPerson onClose={() => setAdding(false)} />}
      {correcting && (
        <CorrectPerson
          person={correcting}
          withRole={names?.may_correct_people ?? false}
          onClose={() => setCorrecting(null)}
        />
      )}
      {handing && <HandOver people={list.data?.people ?? []} onClose={() => setHanding(false)} />}
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
      title={<HiddenNames text={t("people.remove_name", { name: person.name })} names={[person.name]} />}
      testId="remove-form"
      onSubmit={submit}
      error={otherError(remove.error, ["own_passphrase"])}
      action={t("people.remove")}
      actionTestId="remove-now"
      disabled={own === ""}
      pending={remove.isPending}
    >
      <Text>
        <HiddenNames text={t("people.remove_help", { name: person.name })} names={[person.name]} />
      </Text>
      <OwnPassphrase value={own} onChange={setOwn} error={remove.error} autoFocus />
    </FormDialog>
  );
}
