import { Button, Group, NativeSelect, Paper, Stack, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { date, today } from "../../i18n/formats";
import { useAct } from "../queries";
import { unsaved } from "../records/unsaved";
import { useUncorrected } from "../records/useUncorrected";
import type { Member, Standing } from "../types";

const STANDINGS: readonly Standing[] = ["active", "exempt", "temporarily_away", "transferred", "deceased"];

/** Whether a member is counted as due follows the dates given here. */
export function StandingForm({ member }: { member: Member }) {
  const { t } = useTranslation();
  const [standing, setStanding] = useState<Standing>(member.standing);
  const [begun] = useState(today);
  const [since, setSince] = useState(begun);
  const [until, setUntil] = useState("");
  const change = useAct("members.change_standing", { done: t("members.standing_saved") });
  const [error, corrected] = useUncorrected(change.error);
  const words = JSON.stringify([standing, since, until]);
  const [saved, setSaved] = useState(() => JSON.stringify([member.standing, begun, ""]));
  const ends = standing === "exempt" || standing === "temporarily_away";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const request = { id: member.id, standing, since, until: ends && until ? until : null };
    change.mutate(request, { onSuccess: () => setSaved(words) });
  };
  return (
    <Paper mt="lg" component="form" onSubmit={submit} {...unsaved(words !== saved)}>
      <Stack gap="sm">
        <Title order={3}>
          {t("members.standing_now", { standing: t(`standing.${member.standing}`) })}
          {member.standing_since && ` (${t("members.since", { day: date(member.standing_since) })})`}
        </Title>
        <Group align="flex-start">
          <NativeSelect
            id="standing-new"
            data-testid="standing-new"
            label={t("members.standing_new")}
            value={standing}
            onChange={(event) => setStanding(event.currentTarget.value as Standing)}
            data={STANDINGS.map((value) => ({ value, label: t(`standing.${value}`) }))}
          />
          <DateInput
            testId="standing-since"
            label={t("members.standing_since")}
            w={170}
            value={since}
            onChange={(since) => {
              setSince(since);
              corrected({ since });
            }}
            error={fieldError(error, "since")}
          />
          {ends && (
            <DateInput
              testId="standing-until"
              label={t("members.standing_until")}
              w={170}
              value={until}
              onChange={(until) => {
                setUntil(until);
                corrected({ until });
              }}
              error={fieldError(error, "until")}
            />
          )}
        </Group>
        <ErrorNote error={otherError(error, ["since", "until"])} />
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={change.isPending} data-testid="standing-save">
            {t("members.standing_save")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
