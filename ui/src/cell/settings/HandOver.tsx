import { Checkbox, NativeSelect, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { fieldError, otherError } from "../../design/ErrorNote";
import { FormDialog } from "../../design/FormDialog";
import { HiddenNames } from "../../design/HiddenNames";
import type { Answer } from "../../door";
import { useCell } from "../frame/context";
import { useLock } from "../lock/useLock";
import { showSentence } from "../notices/notices";
import { useAct } from "../queries";
import { RecoverySheet } from "../recovery/RecoverySheet";
import type { Person, Role } from "../types";
import { CopiesNote } from "./KeyRenewal";
import { NewPassphrase, useNewPassphrase } from "./NewPassphrase";
import { OwnPassphrase } from "./OwnPassphrase";

/** What the old secretary keeps; the empty word ends their access. */
const REMAINS: readonly (Role | "")[] = ["deputy_secretary", "committee_member", ""];
const FIELDS = ["to", "full_name", "passphrase", "own_passphrase"];

interface Props {
  people: readonly Person[];
  onClose: () => void;
}

/** "Bàn giao cho bí thư mới". At the end the book locks, and the new secretary opens it with their own passphrase. */
export function HandOver({ people, onClose }: Props) {
  const { t } = useTranslation();
  const lock = useLock();
  const [handed, setHanded] = useState<Answer<"people.hand_over"> | null>(null);
  const leave = () => {
    onClose();
    showSentence(t("handover.done"));
    lock();
  };
  const done = (answer: Answer<"people.hand_over">) =>
    answer.sheet || answer.said.length > 0 ? setHanded(answer) : leave();
  if (!handed) return <HandOverForm people={people} onClose={onClose} onHanded={done} />;
  return (
    <Dialog onClose={leave} size="xl" title={t("handover.title")} data-testid="handover-end">
      <Stack>
        <Text>{t("handover.end")}</Text>
        <CopiesNote said={handed.said} />
        {handed.sheet && <RecoverySheet sheet={handed.sheet} onProved={leave} onLater={leave} />}
      </Stack>
    </Dialog>
  );
}

interface FormProps extends Props {
  onHanded: (answer: Answer<"people.hand_over">) => void;
}

function HandOverForm({ people, onClose, onHanded }: FormProps) {
  const { t } = useTranslation();
  const { cell_name, person: atWork } = useCell();
  const handOver = useAct("people.hand_over", { touches: ["people", "exchange"] });
  const others = people.filter((person) => person.id !== atWork?.id);
  const [to, setTo] = useState("");
  const [name, setName] = useState("");
  const [theirs, setTheirs] = useState("");
  const [remains, setRemains] = useState<Role | "">("deputy_secretary");
  const [sheet, setSheet] = useState(true);
  const [own, setOwn] = useState("");
  const chosen = useNewPassphrase([name, cell_name]);
  const isNew = to === "";
  const submit = () => {
    if (isNew && !chosen.isReady()) return;
    const successor = isNew ? { full_name: name, passphrase: chosen.passphrase } : { to, passphrase: theirs };
    handOver.mutate(
      { ...successor, remains: remains || null, new_sheet: sheet, own_passphrase: own },
      { onSuccess: onHanded },
    );
  };
  const missing = isNew ? name.trim() === "" || chosen.empty : theirs === "";
  return (
    <FormDialog
      onClose={onClose}
      title={t("handover.title")}
      testId="handover-form"
      onSubmit={submit}
      error={otherError(handOver.error, FIELDS)}
      action={t("handover.act")}
      actionTestId="handover-now"
      disabled={missing || own === ""}
      pending={handOver.isPending}
    >
      <Text>{t("handover.help")}</Text>
      {others.length > 0 && (
        <NativeSelect
          id="handover-to"
          data-testid="handover-to"
          className="person-name"
          label={t("handover.to")}
          value={to}
          error={fieldError(handOver.error, "to")}
          onChange={(event) => setTo(event.currentTarget.value)}
          data={[
            { value: "", label: t("handover.somebody_new") },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {isNew ? (
        <>
          <TextInput
            id="handover-name"
            data-testid="handover-name"
            data-autofocus
            label={t("handover.full_name")}
            value={name}
            error={fieldError(handOver.error, "full_name")}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NewPassphrase
            id="handover-passphrase"
            label={t("handover.passphrase")}
            description={t("handover.passphrase_help")}
            chosen={chosen}
            refused={fieldError(handOver.error, "passphrase")}
          />
        </>
      ) : (
        <PasswordInput
          id="handover-theirs"
          data-testid="handover-theirs"
          label={t("handover.theirs")}
          autoComplete="off"
          value={theirs}
          error={fieldError(handOver.error, "passphrase")}
          onChange={(event) => setTheirs(event.currentTarget.value)}
          visibilityToggleButtonProps={{ "aria-label": t("common.show_passphrase"), tabIndex: 0 }}
        />
      )}
      <NativeSelect
        id="handover-remains"
        data-testid="handover-remains"
        label={
          <HiddenNames text={t("handover.remains", { name: atWork?.name })} names={[atWork?.name ?? ""]} />
        }
        value={remains}
        onChange={(event) => setRemains(event.currentTarget.value as Role | "")}
        data={REMAINS.map((role) => ({
          value: role,
          label: role === "" ? t("handover.leaves") : t(`role.${role}`),
        }))}
      />
      <Checkbox
        id="handover-sheet"
        data-testid="handover-sheet"
        label={t("handover.new_sheet")}
        checked={sheet}
        onChange={(event) => setSheet(event.currentTarget.checked)}
      />
      <OwnPassphrase value={own} onChange={setOwn} error={handOver.error} />
    </FormDialog>
  );
}
