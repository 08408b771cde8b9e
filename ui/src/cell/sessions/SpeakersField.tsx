import { Button, Group, NativeSelect, Stack } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useCall } from "../queries";
import type { PartProps } from "./draft";

/** The speakers chosen from the register. Others are typed beside them. */
export function SpeakersField({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const choices = useCall("sessions.choices", {});
  const known = choices.data?.speakers ?? [];
  const chosen = draft.speaker_entries;
  const open = known.filter((speaker) => !chosen.includes(speaker.id));
  if (known.length === 0 && chosen.length === 0) return null;
  return (
    <Stack gap={4}>
      <NativeSelect
        id="session-speaker-entry"
        data-testid="session-speaker-entry"
        label={t("session_more.speaker_entry")}
        value=""
        onChange={(event) =>
          event.currentTarget.value && onChange({ speaker_entries: [...chosen, event.currentTarget.value] })
        }
        data={[
          { value: "", label: t("session_more.choose_speaker") },
          ...open.map((speaker) => ({ value: speaker.id, label: speaker.label })),
        ]}
      />
      <Group gap="xs">
        {chosen.map((id) => {
          const name = known.find((speaker) => speaker.id === id)?.label ?? t("session_more.speaker_gone");
          return (
            <Button
              key={id}
              size="sm"
              variant="default"
              rightSection={<IconX size={16} aria-hidden />}
              aria-label={t("session_more.remove_speaker", { name })}
              onClick={() => onChange({ speaker_entries: chosen.filter((other) => other !== id) })}
              data-testid="session-speaker-chosen"
            >
              <span className="person-name">{name}</span>
            </Button>
          );
        })}
      </Group>
    </Stack>
  );
}
