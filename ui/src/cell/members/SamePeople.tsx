import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { date, moment } from "../../i18n/formats";
import { useAct, useCall } from "../queries";
import type { MemberEntry, SamePair } from "../types";

/** Members who may be entered twice. Only a person can decide whether two entries are one member. */
export function SamePeople() {
  const { t } = useTranslation();
  const pairs = useCall("members.likely_same", {});
  const [open, setOpen] = useState(false);
  const { likely = [], joined = [] } = pairs.data ?? {};
  return (
    <>
      {likely.length > 0 && (
        <Alert color="yellow" mb="sm" className="list-note" data-testid="members-alike">
          <Group justify="space-between">
            <Text>{t("same.found", { count: likely.length })}</Text>
            <Button variant="default" onClick={() => setOpen(true)} data-testid="members-alike-open">
              {t("same.look")}
            </Button>
          </Group>
        </Alert>
      )}
      {likely.length === 0 && joined.length > 0 && (
        <Button
          variant="subtle"
          size="sm"
          mb="sm"
          onClick={() => setOpen(true)}
          data-testid="members-joined-open"
        >
          {t("same.joined_count", { count: joined.length })}
        </Button>
      )}
      {open && (
        <Dialog onClose={() => setOpen(false)} size="xl" title={t("same.title")} data-testid="same-dialog">
          <Stack>
            <Text>{t("same.help")}</Text>
            {likely.map((pair) => (
              <Likely key={pair.kept.id + pair.merged.id} pair={pair} />
            ))}
            {likely.length === 0 && <Text c="ink.6">{t("same.none_left")}</Text>}
            {joined.length > 0 && <Joined pairs={joined} />}
          </Stack>
        </Dialog>
      )}
    </>
  );
}

function Likely({ pair }: { pair: SamePair }) {
  const { t } = useTranslation();
  const join = useAct("members.join", { done: t("same.joined_done") });
  const separate = useAct("members.separate", { done: t("same.separated_done") });
  const keep = (kept: MemberEntry, merged: MemberEntry) => join.mutate({ kept: kept.id, merged: merged.id });
  return (
    <Paper data-testid="same-pair">
      <div className="same-entries">
        <EntryBox entry={pair.kept} onKeep={() => keep(pair.kept, pair.merged)} />
        <EntryBox entry={pair.merged} onKeep={() => keep(pair.merged, pair.kept)} />
      </div>
      <ErrorNote error={join.error ?? separate.error} />
      <Group mt="sm">
        <Button
          variant="subtle"
          onClick={() => separate.mutate({ kept: pair.kept.id, merged: pair.merged.id })}
          data-testid="same-separate"
        >
          {t("same.two_people")}
        </Button>
      </Group>
    </Paper>
  );
}

function EntryBox({ entry, onKeep }: { entry: MemberEntry; onKeep: () => void }) {
  const { t } = useTranslation();
  const lines: readonly (readonly [string, string])[] = [
    [t("members.field.born"), date(entry.born)],
    [t("members.field.joined"), date(entry.joined)],
    [t("members.field.duty"), entry.duty],
    [
      t("same.work"),
      t("same.counts", { marks: entry.marks, make_ups: entry.make_ups, essays: entry.essays }),
    ],
    [
      t("same.entered"),
      t("same.entered_by", {
        by: entry.entered_by,
        moment: moment(entry.entered_at),
        where: t(entry.here ? "conflicts.here" : "conflicts.elsewhere"),
      }),
    ],
  ];
  return (
    <Stack gap={4}>
      <Text fw={600} fz="lg" className="person-name">
        {entry.name}
      </Text>
      {lines.map(([name, value]) => (
        <Text key={name}>
          <span className="quiet">{name}:</span> {value || t("common.none")}
        </Text>
      ))}
      <Button
        mt="xs"
        variant="default"
        onClick={onKeep}
        aria-label={`${t("same.keep")}: ${entry.name} (${date(entry.born)})`}
        data-testid="same-keep"
        data-id={entry.id}
      >
        {t("same.keep")}
      </Button>
    </Stack>
  );
}

function Joined({ pairs }: { pairs: readonly SamePair[] }) {
  const { t } = useTranslation();
  const separate = useAct("members.separate", { done: t("same.separated_done"), notifies: true });
  return (
    <Stack gap="xs" data-testid="same-joined">
      <Title order={3}>{t("same.joined_title")}</Title>
      {pairs.map(({ kept, merged }) => (
        <Group key={kept.id + merged.id} justify="space-between" wrap="nowrap">
          <Text className="person-name">
            {t("same.joined_line", {
              kept: `${kept.name} (${date(kept.born) || "?"})`,
              merged: `${merged.name} (${date(merged.born) || "?"})`,
            })}
          </Text>
          <Button
            size="sm"
            variant="default"
            onClick={() => separate.mutate({ kept: kept.id, merged: merged.id })}
            data-testid="same-undo"
          >
            {t("same.separate")}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
