import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Member } from "../types";
import { type Choosing, groupsOf } from "./choosing";
import { STANDINGS } from "./standings";

interface Props {
  members: readonly Member[];
  choosing: Choosing;
  onChange: (choosing: Choosing) => void;
}

/** Which standing and which group the list shows. */
export function MemberChoices({ members, choosing, onChange }: Props) {
  const { t } = useTranslation();
  const everybody = { value: "", label: t("members.everybody") };
  const groups = groupsOf(members);
  return (
    <>
      <NativeSelect
        id="members-standing"
        data-testid="members-standing"
        label={t("members.column.standing")}
        value={choosing.standing}
        onChange={(event) =>
          onChange({ ...choosing, standing: event.currentTarget.value as Choosing["standing"] })
        }
        data={[everybody, ...STANDINGS.map((value) => ({ value, label: t(`standing.${value}`) }))]}
      />
      {groups.length > 0 && (
        <NativeSelect
          id="members-group"
          data-testid="members-group"
          label={t("members.field.party_group")}
          value={choosing.group}
          onChange={(event) => onChange({ ...choosing, group: event.currentTarget.value })}
          data={[everybody, ...groups.map((value) => ({ value, label: value }))]}
        />
      )}
    </>
  );
}
