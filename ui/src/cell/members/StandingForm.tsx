import { Button, Group, NativeSelect, Paper, Stack, Text } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { unsaved } from "../../design/unsaved";
import { date, today } from "../../i18n/formats";
import { useAct } from "../queries";
import { type RecordDraft, useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { Member, Standing } from "../types";
import { STANDINGS } from "./standings";

interface Words {
  standing: Standing;
  since: string;
  until: string;
}

/** The draft of a change of standing. It is given up together with the form of its member. */
export function useStandingDraft(member: Member | null): RecordDraft {
  const { t } = useTranslation();
  const [begun] = useState(today);
  const standing = member?.standing ?? "active";
  const before = useMemo(() => ({ standing, since: begun, until: "" }), [standing, begun]);
  const record = member?.id ?? null;
  return useRecordDraft({ kind: "standings", record, title: t("members.standing_save"), before });
}

interface Props {
  member: Member;
  draft: RecordDraft;
}

/** The standing stands above the fields of a member, because it decides whether the member is counted as due. */
export function StandingForm({ member, draft }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const open = opened || draft.typed;
  return (
    <Paper mb="md" data-testid="member-standing">
      <Group justify="space-between">
        <Text fw={600}>
          {t("members.standing_now", { standing: t(`standing.${member.standing}`) })}
          {member.standing_since && ` (${t("members.since", { day: date(member.standing_since) })})`}
        </Text>
        {!open && (
          <Button variant="default" onClick={() => setOpened(true)} data-testid="standing-open">
            {t("members.standing_change")}
          </Button>
        )}
      </Group>
      {open && <Change member={member} draft={draft} onClose={() => setOpened(false)} />}
    </Paper>
  );
}

function Change({ member, draft, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const words = draft.values as unknown as Words;
  const change = useAct("members.change_standing", { done: t("members.standing_saved") });
  const [error, corrected] = useUncorrected(change.error);
  const set = (part: Partial<Words>) => {
    draft.change({ ...part });
    corrected(part);
  };
  const ends = words.standing === "exempt" || words.standing === "temporarily_away";
  const giveUp = () => {
    draft.startOver();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!draft.typed) return;
    const until = ends && words.until ? words.until : null;
    change.mutate({ ...words, id: member.id, until }, { onSuccess: giveUp });
  };
  const day = (field: "since" | "until") => ({
    testId: `standing-${field}`,
    label: t(`members.standing_${field}`),
    w: 190,
    value: words[field],
    onChange: (value: string) => set({ [field]: value }),
    error: fieldError(error, field),
  });
  return (
    <form onSubmit={submit} {...unsaved(draft.typed)}>
      <Stack gap="sm" mt="xs">
        <Group align="flex-start">
          <NativeSelect
            id="standing-new"
            data-testid="standing-new"
            label={t("members.standing_new")}
            value={words.standing}
            onChange={(event) => set({ standing: event.currentTarget.value as Standing })}
            data={STANDINGS.map((value) => ({ value, label: t(`standing.${value}`) }))}
          />
          <DateInput {...day("since")} />
          {ends && <DateInput {...day("until")} />}
        </Group>
        <ErrorNote error={otherError(error, ["since", "until"])} />
        <Group justify="flex-end">
          <Button variant="default" onClick={giveUp} data-testid="standing-cancel">
            {t("common.cancel")}
          </Button>
          <Button
            type="submit"
            disabled={!draft.typed}
            loading={change.isPending}
            data-testid="standing-save"
          >
            {t("members.standing_save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
