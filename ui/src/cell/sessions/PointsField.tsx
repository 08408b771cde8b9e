import { NativeSelect, Stack, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { fieldError } from "../../design/ErrorNote";
import { useCall } from "../queries";
import type { PartProps } from "./draft";

/** Connection points: typed one a line, or added from the register by name. */
export function PointsField({ draft, onChange, error }: PartProps & { error: unknown }) {
  const { t } = useTranslation();
  const choices = useCall("sessions.choices", {});
  const named = draft.points.filter((point) => point.trim() !== "");
  const open = (choices.data?.points ?? []).filter((name) => !named.includes(name));
  return (
    <Stack gap={4}>
      <Textarea
        id="session-points"
        data-testid="session-points"
        label={t("sessions.field.points")}
        description={t("sessions.points_hint")}
        autosize
        minRows={1}
        value={draft.points.join("\n")}
        error={fieldError(error, "points")}
        onChange={(event) => onChange({ points: event.currentTarget.value.split("\n") })}
      />
      {open.length > 0 && (
        <NativeSelect
          id="session-point-entry"
          data-testid="session-point-entry"
          aria-label={t("session_more.choose_point")}
          value=""
          onChange={(event) =>
            event.currentTarget.value && onChange({ points: [...named, event.currentTarget.value] })
          }
          data={[
            { value: "", label: t("session_more.choose_point") },
            ...open.map((name) => ({ value: name, label: name })),
          ]}
        />
      )}
    </Stack>
  );
}
