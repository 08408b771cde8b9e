import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { useAct } from "../queries";
import type { ImportDone } from "../types";

type Proposed = ImportDone["standings"][number];

/** Notes such as "Miễn SH" give a member's standing but not its first day, on which the figures depend. */
export function ProposedStandings({ proposed }: { proposed: readonly Proposed[] }) {
  const { t } = useTranslation();
  if (proposed.length === 0) return null;
  return (
    <Stack gap="xs" data-testid="import-standings">
      <Title order={3}>{t("import.standings_title")}</Title>
      <Text>{t("import.standings_help")}</Text>
      {proposed.map((one) => (
        <OneStanding key={one.id} proposed={one} />
      ))}
    </Stack>
  );
}

function OneStanding({ proposed }: { proposed: Proposed }) {
  const { t } = useTranslation();
  const [since, setSince] = useState("");
  const change = useAct("members.change_standing", { done: t("members.standing_saved") });
  const save = () => change.mutate({ id: proposed.id, standing: proposed.standing, since, until: null });
  return (
    <Paper className="amber" data-testid={`import-standing-${proposed.id}`}>
      <Group justify="space-between" align="flex-end">
        <Text>
          <b className="person-name">{proposed.name}</b>
          {` · ${t("import.standing_note", { note: proposed.note })} → ${t(`standing.${proposed.standing}`)}`}
        </Text>
        {change.isSuccess ? (
          <Text>{t("members.standing_saved")}</Text>
        ) : (
          <Group gap="xs" align="flex-end">
            <DateInput
              testId={`import-standing-since-${proposed.id}`}
              label={t("members.standing_since")}
              w={170}
              value={since}
              onChange={setSince}
              error={fieldError(change.error, "since")}
            />
            <Button
              variant="default"
              disabled={since === ""}
              loading={change.isPending}
              onClick={save}
              data-testid={`import-standing-save-${proposed.id}`}
            >
              {t("members.standing_save")}
            </Button>
          </Group>
        )}
      </Group>
      <ErrorNote error={otherError(change.error, ["since"])} />
    </Paper>
  );
}
