import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCall } from "../queries";

interface Props {
  testId: string;
  /** The day whose members are meant; today when it is no day. */
  on: string;
  /** The members chosen so far. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Adds all who are in a group on a day. They are chosen by name, so that a later change of the group changes nothing here. */
export function GroupChoice({ testId, on, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const day = /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : null;
  const groups = useCall("groups.list", { on: day }).data?.groups ?? [];
  if (groups.length === 0) return null;
  return (
    <NativeSelect
      label={t("groups.add_group")}
      w={320}
      value=""
      data={[
        { value: "", label: t("groups.choose") },
        ...groups.map(({ id, name, members }) => ({
          value: id,
          label: t("groups.with_count", { name, count: members.length }),
        })),
      ]}
      onChange={(event) => {
        const group = groups.find(({ id }) => id === event.currentTarget.value);
        if (group) onChange([...new Set([...chosen, ...group.members])]);
      }}
      data-testid={testId}
    />
  );
}
