import { Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { fieldError } from "../../design/ErrorNote";
import { DoubtNote } from "../rounds/DoubtNote";
import type { PartProps } from "./draft";

/** What comes after what, and the time that is kept for discussion. */
export function AgendaFields({ draft, onChange, error }: PartProps & { error: unknown }) {
  const { t } = useTranslation();
  const none = draft.agenda.trim() !== "" && !(Number.parseInt(draft.discussion, 10) > 0);
  return (
    <div>
      <Textarea
        id="session-agenda"
        data-testid="session-agenda"
        label={t("session_more.agenda")}
        description={t("session_more.agenda_help")}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.agenda}
        error={fieldError(error, "agenda")}
        onChange={(event) => onChange({ agenda: event.currentTarget.value })}
      />
      <TextInput
        id="session-discussion"
        data-testid="session-discussion"
        label={t("session_more.discussion")}
        inputMode="numeric"
        w={260}
        mt="xs"
        value={draft.discussion}
        rightSection={<Text fz="sm">{t("session_more.minutes")}</Text>}
        rightSectionWidth={56}
        onChange={(event) => onChange({ discussion: event.currentTarget.value })}
      />
      <DoubtNote sentence={none ? t("session_more.no_discussion") : undefined} />
    </div>
  );
}
