import { Checkbox, Group, Radio, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { year } from "../../i18n/formats";
import { GroupChoice } from "../groups/GroupChoice";
import { useCall } from "../queries";
import type { PartProps } from "./draft";

/** Only summoned members can be absent from a session. */
export function Summoned({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const members = useCall("members.list", {});
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t("sessions.field.summoned")}
        value={draft.everybody ? "everybody" : "named"}
        onChange={(value) => onChange({ everybody: value === "everybody" })}
      >
        <Group mt={4} gap="xl">
          <Radio value="everybody" label={t("sessions.everybody")} data-testid="session-everybody" />
          <Radio
            value="named"
            label={t("sessions.named", { count: draft.summoned.length })}
            data-testid="session-named"
          />
        </Group>
      </Radio.Group>
      {!draft.everybody && (
        <GroupChoice
          testId="session-group"
          on={draft.date}
          chosen={draft.summoned}
          onChange={(summoned) => onChange({ summoned })}
        />
      )}
      {!draft.everybody && (
        <Checkbox.Group
          role="group"
          value={draft.summoned}
          onChange={(summoned) => onChange({ summoned })}
          aria-label={t("sessions.field.summoned")}
        >
          <div className="names-grid">
            {members.data?.members.map((member) => (
              <Checkbox
                key={member.id}
                value={member.id}
                label={
                  <span className="person-name">
                    {member.name}{" "}
                    <Text span c="ink.6">
                      {year(member.born)}
                    </Text>
                  </span>
                }
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </Stack>
  );
}
