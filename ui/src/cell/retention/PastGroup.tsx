import { Button, Checkbox, Group, Stack, Title } from "@mantine/core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date } from "../../i18n/formats";
import { inLanguage, keepInLanguage } from "../held/words";
import type { PastGroupView, PastRecord } from "../types";
import { EraseDialog } from "./EraseDialog";

interface Props {
  group: PastGroupView;
  mayErase: boolean;
  /** An erasure waits until the superior's server has received it. */
  erasedWhenReceived: boolean;
}

/** The records of one kind that are past their period, with what would go with each; chosen ones can be erased. */
export function PastGroup({ group, mayErase, erasedWhenReceived }: Props) {
  const { t, i18n } = useTranslation();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const name = inLanguage(i18n.language, group);
  const open = group.records.filter((record) => record.erased === null).map((record) => record.id);
  const chosen = open.filter((id) => ticked.has(id));
  const tick = (ids: readonly string[], on: boolean) => {
    const next = new Set(ticked);
    for (const id of ids) on ? next.add(id) : next.delete(id);
    setTicked(next);
  };
  const ticks: Column<PastRecord> = {
    id: "tick",
    title: t("lists.column_tick"),
    isTitleHidden: true,
    width: 52,
    cell: (record) =>
      record.erased === null && (
        <Checkbox
          aria-label={record.title}
          data-testid="retention-tick"
          checked={ticked.has(record.id)}
          onChange={(event) => tick([record.id], event.currentTarget.checked)}
        />
      ),
  };
  return (
    <Stack gap="xs">
      <Title order={2}>
        {t("retention.group", {
          name,
          count: group.records.length,
          keep: keepInLanguage(i18n.language, group),
        })}
      </Title>
      {mayErase && open.length > 0 && (
        <Group>
          <Checkbox
            label={t("retention.erase.all", { count: open.length })}
            data-testid={`retention-all-${group.kind}`}
            checked={chosen.length === open.length}
            indeterminate={chosen.length > 0 && chosen.length < open.length}
            onChange={(event) => tick(open, event.currentTarget.checked)}
          />
          <Button
            variant="default"
            disabled={chosen.length === 0}
            data-testid={`retention-erase-${group.kind}`}
            onClick={() => setAsking(true)}
          >
            {t("retention.erase.look")}
          </Button>
        </Group>
      )}
      <VirtualTable
        testId={`retention-${group.kind}`}
        label={name}
        columns={[...(mayErase && open.length > 0 ? [ticks] : []), ...columns(t, i18n.language)]}
        rows={group.records}
        rowId={(record) => record.id}
        rowHeight={56}
      />
      {asking && (
        <EraseDialog
          kind={group.kind}
          records={chosen}
          isUnchecked={!group.checked}
          erasedWhenReceived={erasedWhenReceived}
          onClose={() => setAsking(false)}
          onErased={() => {
            setAsking(false);
            setTicked(new Set());
          }}
        />
      )}
    </Stack>
  );
}

export const withinWords = (language: string, record: PastRecord) =>
  record.within.map((within) => `${within.count} × ${inLanguage(language, within)}`).join(", ");

function columns(t: TFunction, language: string): Column<PastRecord>[] {
  return [
    {
      id: "title",
      title: t("retention.column.title"),
      cell: (record) => (
        <>
          <span className={record.names_people ? "person-name" : undefined}>{record.title}</span>
          {record.in_bin && <span className="quiet"> · {t("held.in_bin")}</span>}
          {record.erased && <span className="quiet"> · {t(`retention.state.${record.erased}`)}</span>}
        </>
      ),
    },
    { id: "date", title: t("retention.column.date"), width: 150, cell: (record) => date(record.date) },
    { id: "free", title: t("retention.column.free_from"), width: 150, cell: (record) => record.free_from },
    { id: "within", title: t("retention.column.within"), cell: (record) => withinWords(language, record) },
  ];
}
