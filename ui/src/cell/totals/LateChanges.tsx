import { Alert, Button, Checkbox, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { moment } from "../../i18n/formats";
import { useAct, useCall } from "../queries";
import type { Values } from "../records/draft";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import type { LateChange } from "../types";

/** Final figures change only when a person accepts a late change and gives a reason. Late changes that are left out stay visible. */
export function LateChanges({ round }: { round: string }) {
  const { t } = useTranslation();
  const late = useCall("totals.late", { round });
  if (!late.data || late.data.changes.length === 0) return <ErrorNote error={late.error} />;
  const waiting = late.data.changes.filter((change) => change.left === null);
  const left = late.data.changes.filter((change) => change.left !== null);
  return (
    <Stack gap="sm" data-testid="totals-late">
      {waiting.length > 0 && <Waiting round={round} changes={waiting} />}
      {left.length > 0 && (
        <Stack gap={4} data-testid="late-left">
          <Title order={2} fz="lg">
            {t("totals.late_left", { count: left.length })}
          </Title>
          {left.map((change) => (
            <LeftLine key={change.id} round={round} change={change} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function Words({ change }: { change: LateChange }) {
  const { t } = useTranslation();
  return (
    <>
      <b>{change.about}</b> · <span className="person-name">{change.what}</span>{" "}
      <span className="quiet">
        {t("totals.late_by", { by: change.by, moment: moment(change.at) })}
        {change.clock_doubtful && ` (${t("conflicts.clock_doubtful")})`}
      </span>
    </>
  );
}

function Waiting({ round, changes }: { round: string; changes: readonly LateChange[] }) {
  const { t } = useTranslation();
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const leave = useAct("rounds.leave_late", { done: t("totals.late_left_done"), touches: ["totals"] });
  const chosen = changes.map((change) => change.id).filter((id) => !unticked.has(id));
  const tick = (id: string, on: boolean) => {
    const next = new Set(unticked);
    if (on) next.delete(id);
    else next.add(id);
    setUnticked(next);
  };
  return (
    <Alert color="yellow">
      <Stack gap="xs">
        <Text fw={600}>{t("totals.late", { count: changes.length })}</Text>
        {changes.map((change) => (
          <Checkbox
            key={change.id}
            id={`late-${change.id}`}
            data-testid="late-change"
            label={<Words change={change} />}
            checked={!unticked.has(change.id)}
            onChange={(event) => tick(change.id, event.currentTarget.checked)}
          />
        ))}
        <Group>
          <Button
            variant="default"
            disabled={chosen.length === 0}
            onClick={() => setAsking(true)}
            data-testid="totals-accept-late"
          >
            {t("totals.accept_late")}
          </Button>
          <Button
            variant="default"
            disabled={chosen.length === 0}
            loading={leave.isPending}
            onClick={() => leave.mutate({ id: round, changes: chosen })}
            data-testid="totals-leave-late"
          >
            {t("totals.leave_late")}
          </Button>
          <Text c="ink.6">{t("totals.late_choose")}</Text>
        </Group>
        <ErrorNote error={leave.error} />
      </Stack>
      {asking && <AcceptDialog round={round} changes={chosen} onClose={() => setAsking(false)} />}
    </Alert>
  );
}

interface AcceptProps {
  round: string;
  changes: string[];
  onClose: () => void;
}

const NO_REASON: Values = { reason: "" };

function AcceptDialog({ round, changes, onClose }: AcceptProps) {
  const { t } = useTranslation();
  const title = t("totals.accept_late");
  const draft = useRecordDraft({ kind: "late", record: round, title, before: NO_REASON });
  const reason = String(draft.values.reason);
  const accept = useAct("rounds.accept_late", { done: t("totals.late_accepted"), touches: ["totals"] });
  return (
    <RecordDialog
      testId="late"
      size="md"
      title={title}
      record={null}
      draft={draft}
      error={otherError(accept.error, ["reason"])}
      saving={accept.isPending}
      onSave={(then) => accept.mutate({ id: round, reason, changes }, then)}
      action={title}
      actionTestId="late-accept"
      unfit={reason.trim() === ""}
      onClose={onClose}
    >
      <Text>{t("totals.late_help", { count: changes.length })}</Text>
      <TextInput
        id="late-reason"
        data-testid="late-reason"
        data-autofocus
        label={t("totals.late_reason")}
        value={reason}
        error={fieldError(accept.error, "reason")}
        onChange={(event) => draft.change({ reason: event.currentTarget.value })}
      />
    </RecordDialog>
  );
}

function LeftLine({ round, change }: { round: string; change: LateChange }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Text flex={1}>
        <Words change={change} />
        {change.left && (
          <span className="quiet">
            {" – "}
            {t("totals.late_left_by", { by: change.left.by, moment: moment(change.left.at) })}
          </span>
        )}
      </Text>
      <Button size="sm" variant="default" onClick={() => setAsking(true)} data-testid="late-accept-left">
        {t("totals.accept_late")}
      </Button>
      {asking && <AcceptDialog round={round} changes={[change.id]} onClose={() => setAsking(false)} />}
    </Group>
  );
}
