import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date, year } from "../../i18n/formats";
import { FormerNote } from "../exchange/FormerNote";
import { useAct, useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import type { ConfirmedMakeUp, MakeUpRow } from "../types";
import { absenceOf, confirmedHere, fitNothing, toRecord } from "./confirmedHere";
import { FitNothing } from "./FitNothing";
import { GuestsCard } from "./GuestsCard";
import { type Absences, MakeUpForm } from "./MakeUpForm";

const keyOf = (row: MakeUpRow) => absenceOf(row);

/** The open form, as it stands in the address: one absence or several. */
const BETWEEN = "_";
const formOf = (rows: Absences) => rows.map(keyOf).join(BETWEEN);

function toggled(ticked: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(ticked);
  if (on) next.add(key);
  else next.delete(key);
  return next;
}

/** Who was absent from which session, and where it was made up. */
export default function MakeUpsTab() {
  const { t } = useTranslation();
  const { round: id } = useParams({ from: "/rounds/$round" });
  const list = useCall("make_ups.list", { round: id });
  const round = useCall("rounds.get", { id });
  const remove = useAct("make_ups.remove", { done: t("make_ups.removed"), notifies: true });
  const take = useAct("make_ups.take", { done: t("make_ups.saved"), notifies: true });
  const [open, setOpen] = useOpenForm("make-up");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const rows = list.data?.rows;
  const confirmed = list.data?.confirmations ?? [];
  const told = confirmedHere(confirmed);
  const record = (those: readonly ConfirmedMakeUp[]) =>
    take.mutate({ round: id, confirmations: those.map((one) => one.id) });
  const owed = rows?.filter((row) => !row.made_up) ?? [];
  const [first, ...more] = owed.filter((row) => ticked.has(keyOf(row)));
  const named = open?.split(BETWEEN) ?? [];
  const [opened, ...also] = rows?.filter((row) => named.includes(keyOf(row))) ?? [];
  const close = () => {
    setOpen(null);
    setTicked(new Set());
  };
  const columns: Column<MakeUpRow>[] = [
    {
      id: "tick",
      title: t("lists.column_tick"),
      isTitleHidden: true,
      width: 52,
      cell: (row) =>
        row.made_up ? null : (
          <Checkbox
            aria-label={t("make_ups.choose", { name: row.name, session: row.session_label })}
            data-testid="make-up-tick"
            checked={ticked.has(keyOf(row))}
            onChange={(event) => setTicked(toggled(ticked, keyOf(row), event.currentTarget.checked))}
          />
        ),
    },
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
    { id: "reason", title: t("make_ups.column.reason"), width: 190, cell: (row) => t(`mark.${row.mark}`) },
    {
      id: "made_up",
      title: t("make_ups.column.made_up"),
      cell: (row) =>
        row.made_up ? (
          <MadeUp row={row} told={told.get(keyOf(row))} sessions={round.data?.sessions ?? []} />
        ) : (
          <Owed told={told.get(keyOf(row))} />
        ),
    },
    {
      id: "act",
      title: t("make_ups.column.act"),
      width: 185,
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
          <RecordButton
            row={row}
            told={told.get(keyOf(row))}
            onType={() => setOpen(formOf([row]))}
            onTake={(one) => record([one])}
          />
        ),
    },
  ];
  return (
    <Stack data-testid="make-ups">
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {rows && rows.length === 0 && <EmptyState text={t("make_ups.empty")} />}
      {rows && rows.length > 0 && (
        <>
          <TakeAll confirmed={toRecord(confirmed)} onTake={record} />
          <Choosing
            owed={owed}
            ticked={ticked}
            onTick={setTicked}
            onRecord={() => first && setOpen(formOf([first, ...more]))}
          />
          <VirtualTable
            testId="make-ups-table"
            label={t("rounds.tab.make_ups")}
            columns={columns}
            rows={rows}
            rowId={keyOf}
            rowHeight={56}
          />
        </>
      )}
      <FitNothing confirmed={fitNothing(confirmed)} />
      {round.data && <GuestsCard sessions={round.data.sessions} />}
      {opened && round.data && (
        <MakeUpForm rows={[opened, ...also]} sessions={round.data.sessions} onClose={close} />
      )}
    </Stack>
  );
}

interface MadeUpProps {
  row: MakeUpRow;
  told: ConfirmedMakeUp | undefined;
  sessions: readonly { id: string; label: string }[];
}

function MadeUp({ row, told, sessions }: MadeUpProps) {
  const { t } = useTranslation();
  const place = sessions.find((session) => session.id === row.at_session)?.label ?? row.at_unit;
  return (
    <>
      {place
        ? t("make_ups.done_at", { day: date(row.on), place })
        : t("make_ups.done_on", { day: date(row.on) })}
      {row.confirmed && told?.state !== "to_take_out" && (
        <span className="quiet"> {t("guests.confirmed")}</span>
      )}
      {told?.state === "to_take_out" && (
        <Text size="sm" fw={600} data-testid="make-up-taken-back">
          {t("guests.taken_back", { reason: told.withdrawn })}
        </Text>
      )}
    </>
  );
}

/** What the superior says of an absence that is still owed. */
function Owed({ told }: { told: ConfirmedMakeUp | undefined }) {
  const { t } = useTranslation();
  if (told?.state !== "to_record") return <>{t("make_ups.owed")}</>;
  return (
    <>
      {t("guests.confirmed_at", { day: date(told.on), place: told.at_unit })}
      <FormerNote former={told.former} />
    </>
  );
}

interface RecordButtonProps {
  row: MakeUpRow;
  told: ConfirmedMakeUp | undefined;
  onType: () => void;
  onTake: (one: ConfirmedMakeUp) => void;
}

/** Records what the superior confirmed, or opens the form. */
function RecordButton({ row, told, onType, onTake }: RecordButtonProps) {
  const { t } = useTranslation();
  const confirmed = told?.state === "to_record" ? told : undefined;
  return (
    <Button
      size="sm"
      onClick={() => (confirmed ? onTake(confirmed) : onType())}
      data-testid={confirmed ? "make-up-take" : "make-up-record"}
      data-member={row.member}
    >
      {t(confirmed ? "guests.take" : "make_ups.record")}
    </Button>
  );
}

/** One press for several confirmations. */
function TakeAll({
  confirmed,
  onTake,
}: {
  confirmed: readonly ConfirmedMakeUp[];
  onTake: (those: readonly ConfirmedMakeUp[]) => void;
}) {
  const { t } = useTranslation();
  if (confirmed.length < 2) return null;
  return (
    <Group justify="space-between">
      <Text>{t("guests.waiting", { count: confirmed.length })}</Text>
      <Button onClick={() => onTake(confirmed)} data-testid="make-up-take-all">
        {t("guests.take_all", { count: confirmed.length })}
      </Button>
    </Group>
  );
}

interface ChoosingProps {
  owed: readonly MakeUpRow[];
  ticked: ReadonlySet<string>;
  onTick: (ticked: ReadonlySet<string>) => void;
  onRecord: () => void;
}

/** How many people owe a make-up; several of them are recorded together. */
function Choosing({ owed, ticked, onTick, onRecord }: ChoosingProps) {
  const { t } = useTranslation();
  const chosen = owed.filter((row) => ticked.has(keyOf(row))).length;
  const people = new Set(owed.map((row) => row.member)).size;
  if (owed.length < 2) return <Text fw={600}>{t("make_ups.owing", { count: people })}</Text>;
  return (
    <Group justify="space-between" className="tab-head">
      <Group>
        <Checkbox
          id="make-up-all"
          data-testid="make-up-all"
          label={t("make_ups.choose_all")}
          checked={chosen === owed.length}
          onChange={(event) => onTick(new Set(event.currentTarget.checked ? owed.map(keyOf) : []))}
        />
        <Text fw={600}>{t("make_ups.owing", { count: people })}</Text>
      </Group>
      <Button disabled={chosen === 0} onClick={onRecord} data-testid="make-up-record-many">
        {t("make_ups.record_chosen", { count: chosen })}
      </Button>
    </Group>
  );
}
