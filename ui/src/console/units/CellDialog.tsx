import { Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api, type Unit } from "../api";
import { isCell, treeLines } from "../parts/cells";
import { EXPECTED } from "../parts/expected";
import { FormEnd } from "../parts/FormEnd";
import { showNotice } from "../parts/notice";
import { useSentence } from "../parts/sentence";

export type CellForm = { kind: "add"; parent: string | null } | { kind: "edit"; unit: Unit };

interface Props {
  form: CellForm | null;
  units: Unit[];
  close: () => void;
}

export function CellDialog({ form, units, close }: Props) {
  const { t } = useTranslation();
  const title =
    form === null
      ? ""
      : form.kind === "add"
        ? t("cell.add_title")
        : t("cell.edit_title", { unit: form.unit.name });
  return (
    <Modal
      opened={form !== null}
      onClose={close}
      closeOnClickOutside={false}
      size="lg"
      title={title}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {form && <Fields form={form} units={units} close={close} />}
    </Modal>
  );
}

function Fields({ form, units, close }: { form: CellForm; units: Unit[]; close: () => void }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const queries = useQueryClient();
  const known = form.kind === "edit" ? form.unit : null;
  const [parent, setParent] = useState(form.kind === "add" ? (form.parent ?? "") : (form.unit.parent ?? ""));
  const [name, setName] = useState(known?.name ?? "");
  const [expected, setExpected] = useState(known?.expected_contact ?? "");
  const [person, setPerson] = useState(known?.contact.person ?? "");
  const [phone, setPhone] = useState(known?.contact.phone ?? "");
  const [checked, setChecked] = useState(false);

  const save = useMutation({
    mutationFn: async () => {
      const fields = {
        name: name.trim(),
        expected_contact: expected,
        contact_person: person.trim(),
        contact_phone: phone.trim(),
      };
      if (known) await api.changeCell(known.id, { ...fields, parent });
      else await api.addCell(parent, fields);
    },
    onSuccess: () => {
      showNotice(t(known ? "cell.saved" : "cell.added", { unit: name.trim() }));
      void queries.invalidateQueries();
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() !== "" && parent !== "") save.mutate();
  };
  const field = save.error instanceof ApiError ? save.error.field : null;
  const refused = (which: string) => (save.error && field === which ? sentence(save.error) : null);
  const choices: string[] =
    EXPECTED.includes(expected) || expected === "" ? EXPECTED : [expected, ...EXPECTED];

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={t("cell.name")}
          placeholder={t("cell.name_example")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={checked && name.trim() === "" ? t("cell.need_name") : refused("name")}
          data-autofocus
          data-testid="cell-name"
        />
        <NativeSelect
          label={t("cell.parent")}
          description={known && parent !== known.parent ? t("cell.moves") : null}
          value={parent}
          onChange={(event) => setParent(event.currentTarget.value)}
          data={[{ value: "", label: "" }, ...parents(units)]}
          error={checked && parent === "" ? t("cell.need_parent") : refused("parent")}
          data-testid="cell-parent"
        />
        <NativeSelect
          label={t("cell.expected")}
          description={t("cell.expected_note")}
          value={expected}
          onChange={(event) => setExpected(event.currentTarget.value)}
          data={[{ value: "", label: t("state.expected_none") }, ...choices]}
          error={refused("expected_contact")}
          data-testid="cell-expected"
        />
        <Group grow>
          <TextInput
            label={t("cell.person")}
            value={person}
            onChange={(event) => setPerson(event.currentTarget.value)}
            error={refused("contact_person")}
            data-testid="cell-person"
          />
          <TextInput
            label={t("cell.phone")}
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
            inputMode="tel"
            error={refused("contact_phone")}
            data-testid="cell-phone"
          />
        </Group>
        <FormEnd
          error={save.error}
          close={close}
          action={t("cell.save")}
          testId="cell-save"
          pending={save.isPending}
        />
      </Stack>
    </form>
  );
}

/** Units a cell may answer to, indented as in the tree. */
function parents(units: Unit[]) {
  return treeLines(units)
    .filter(({ unit }) => !isCell(unit))
    .map(({ unit, depth }) => ({ value: unit.id, label: "\u2003".repeat(depth) + unit.name }));
}
