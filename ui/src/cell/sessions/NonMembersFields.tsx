import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Draft, PartProps } from "./draft";

type Line = Draft["non_members"][number];

/** Counts for each group, never names. */
export function NonMembersFields({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const change = (key: number, part: Partial<Line>) =>
    onChange({
      non_members: draft.non_members.map((line) => (line.key === key ? { ...line, ...part } : line)),
    });
  const add = () => {
    const key = Math.max(-1, ...draft.non_members.map((line) => line.key)) + 1;
    onChange({ non_members: [...draft.non_members, { key, group: "", invited: "", attended: "" }] });
  };
  return (
    <Stack gap="xs">
      <Text fw={600}>{t("sessions.non_members")}</Text>
      {draft.non_members.map((line) => (
        <Group key={line.key} align="flex-end">
          <TextInput
            id={`non-members-group-${line.key}`}
            data-testid="non-members-group"
            label={t("sessions.group")}
            placeholder={t("sessions.group_example")}
            value={line.group}
            onChange={(event) => change(line.key, { group: event.currentTarget.value })}
          />
          {(["invited", "attended"] as const).map((field) => (
            <TextInput
              key={field}
              id={`non-members-${field}-${line.key}`}
              data-testid={`non-members-${field}`}
              label={t(`sessions.${field}`)}
              inputMode="numeric"
              w={130}
              value={line[field]}
              onChange={(event) => change(line.key, { [field]: event.currentTarget.value })}
            />
          ))}
          <Button
            variant="default"
            onClick={() =>
              onChange({ non_members: draft.non_members.filter((other) => other.key !== line.key) })
            }
          >
            {t("sessions.remove_group")}
          </Button>
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={add}
          data-testid="non-members-add"
        >
          {t("sessions.add_group")}
        </Button>
      </Group>
    </Stack>
  );
}
