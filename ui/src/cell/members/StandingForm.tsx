import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, otherError } from "../../design/ErrorNote";
import { unsaved } from "../../design/unsaved";
import { date, today } from "../../i18n/formats";
import { useAct } from "../queries";
import { type RecordDraft, useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { Member } from "../types";
import { hasEnd, StandingFields, type StandingWords } from "./StandingFields";

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
  const words = draft.values as unknown as StandingWords;
  const change = useAct("members.change_standing", { done: t("members.standing_saved") });
  const [error, corrected] = useUncorrected(change.error);
  const set = (part: Partial<StandingWords>) => {
    draft.change({ ...part });
    corrected(part);
  };
  const giveUp = () => {
    draft.startOver();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!draft.typed) return;
    const until = hasEnd(words.standing) && words.until ? words.until : null;
    change.mutate({ ...words, id: member.id, until }, { onSuccess: giveUp });
  };
  return (
    <form onSubmit={submit} {...unsaved(draft.typed)}>
      <Stack gap="sm" mt="xs">
        <StandingFields words={words} error={error} onChange={set} />
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
