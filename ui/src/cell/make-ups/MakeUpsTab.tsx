import { Button, Group, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date, year } from "../../i18n/formats";
import { useAct, useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import type { MakeUpRow } from "../types";
import { MakeUpForm } from "./MakeUpForm";

const idOf = (row: MakeUpRow) => `${row.session}-${row.member}`;

/** Who was absent from which session, and where it was made up. */
export default function MakeUpsTab() {
  const { t } = useTranslation();
  const { round: id } = useParams({ from: "/rounds/$round" });
  const list = useCall("make_ups.list", { round: id });
  const round = useCall("rounds.get", { id });
  const remove = useAct("make_ups.remove", { done: t("make_ups.removed"), notifies: true });
  const [open, setOpen] = useOpenForm("make-up");
  const rows = list.data?.rows;
  const opened = rows?.find((row) => idOf(row) === open);
  const owing = rows?.filter((row) => !row.made_up).length ?? 0;
  const columns: Column<MakeUpRow>[] = [
    {
      id: "name",
      title: t("make_ups.column.name"),
      cell: (row) => (
        <span className="person-name">
          <b>{row.name}</b> <span className="quiet">({year(row.born)})</span>
        </span>
      ),
    },
    { id: "session", title: t("make_ups.column.session"), cell: (row) => row.session_label },
    { id: "reason", title: t("make_ups.column.reason"), width: 240, cell: (row) => t(`mark.${row.mark}`) },
    {
      id: "made_up",
      title: t("make_ups.column.made_up"),
      cell: (row) =>
        row.made_up ? <MadeUp row={row} sessions={round.data?.sessions ?? []} /> : t("make_ups.owed"),
    },
    {
      id: "act",
      title: t("make_ups.column.act"),
      width: 200,
      cell: (row) =>
        row.made_up ? (
          <Button
            size="sm"
            variant="default"
            onClick={() => remove.mutate({ session: row.session, member: row.member })}
            data-testid="make-up-remove"
          >
            {t("make_ups.remove")}
          </Button>
        ) : (
          <Button
            size="sm"
            onClick={() => setOpen(idOf(row))}
            data-testid="make-up-record"
            data-member={row.member}
          >
            {t("make_ups.record")}
          </Button>
        ),
    },
  ];
  return (
    <Stack data-testid="make-ups">
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {rows && rows.length === 0 && <EmptyState text={t("make_ups.empty")} />}
      {rows && rows.length > 0 && (
        <>
          <Group>
            <Text fw={600}>{t("make_ups.owing", { count: owing })}</Text>
          </Group>
          <VirtualTable
            testId="make-ups-table"
            label={t("rounds.tab.make_ups")}
            columns={columns}
            rows={rows}
            rowId={idOf}
            rowHeight={56}
          />
        </>
      )}
      {opened && round.data && (
        <MakeUpForm row={opened} sessions={round.data.sessions} onClose={() => setOpen(null)} />
      )}
    </Stack>
  );
}

function MadeUp({ row, sessions }: { row: MakeUpRow; sessions: readonly { id: string; label: string }[] }) {
  const { t } = useTranslation();
  const place = sessions.find((session) => session.id === row.at_session)?.label ?? row.at_unit;
  return (
    <>
      {place
        ? t("make_ups.done_at", { day: date(row.on), place })
        : t("make_ups.done_on", { day: date(row.on) })}
    </>
  );
}
