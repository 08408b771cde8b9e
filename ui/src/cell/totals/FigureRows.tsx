import { Checkbox, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { number } from "../../i18n/formats";
import { NotOpened } from "../lists/NotOpened";
import type { Absences } from "../make-ups/MakeUpForm";
import { useCall } from "../queries";
import type { FigureName } from "../types";
import { OwedMakeUps } from "./OwedMakeUps";

interface Props {
  round: string;
  figure: FigureName;
  finalCut: boolean;
  /** Only the members of this group. */
  group?: string;
  onClose: () => void;
  /** Given where the people of "còn phải học bổ sung" can have it recorded. */
  onMakeUp?: (rows: Absences) => void;
}

/** Figures of sessions and of groups at them. The other figures count people, known apart by their years of birth. */
const OF_SESSIONS: readonly FigureName[] = [
  "sessions",
  "sessions_by_superior",
  "sessions_by_committee_member",
  "sessions_by_secretary",
  "sessions_by_cell",
  "turns",
  "points",
  "sessions_unconfirmed",
  "sessions_ahead",
  "non_members_invited",
  "non_members_attended",
];

interface Row {
  id: string;
  label: string;
  detail: string;
  adds: number;
}

/** The rows from which a figure was counted, with their sum at the top. */
export function FigureRows({ round, figure, finalCut, group, onClose, onMakeUp }: Props) {
  const { t } = useTranslation();
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const rows = useCall(
    "totals.rows",
    { round, figure, final_cut: finalCut, ...(group ? { group } : {}) },
    { fresh: true },
  );
  const sum = rows.data?.rows.reduce((total, row) => total + row.adds, 0) ?? 0;
  const chosen = rows.data?.rows.map((row) => row.id).filter((id) => !unticked.has(id)) ?? [];
  const record = figure === "make_up_owed" ? onMakeUp : undefined;
  const ticks: Column<Row>[] = [
    {
      id: "tick",
      title: t("lists.column_tick"),
      isTitleHidden: true,
      width: 52,
      cell: (row) => (
        <Checkbox
          aria-label={row.label}
          data-testid="figure-tick"
          checked={!unticked.has(row.id)}
          onChange={(event) => {
            const next = new Set(unticked);
            if (event.currentTarget.checked) next.delete(row.id);
            else next.add(row.id);
            setUnticked(next);
          }}
        />
      ),
    },
  ];
  const columns: Column<Row>[] = [
    ...(record ? ticks : []),
    {
      id: "place",
      title: t("members.column.place"),
      width: 64,
      align: "right",
      cell: (_, index) => index + 1,
    },
    { id: "label", title: t("totals.row"), cell: (row) => <span className="person-name">{row.label}</span> },
    {
      id: "detail",
      title: t(OF_SESSIONS.includes(figure) ? "totals.row_detail" : "totals.row_born"),
      cell: (row) => row.detail,
    },
    { id: "adds", title: t("totals.row_adds"), width: 90, align: "right", cell: (row) => number(row.adds) },
  ];
  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={t("totals.rows_of", { figure: t(`figure.${figure}`) })}
      data-testid="figure-rows"
    >
      <ErrorNote error={rows.error} />
      {rows.data && (
        <Stack gap="xs">
          <Group justify="space-between">
            <Text fw={600} data-testid="figure-rows-sum">
              {t("totals.rows_sum", { sum: number(sum) })}
            </Text>
            {rows.data.not_opened && <NotOpened why={rows.data.not_opened} />}
            {record && <OwedMakeUps round={round} members={new Set(chosen)} onRecord={record} />}
          </Group>
          {rows.data.rows.length > 0 && (
            <VirtualTable
              testId="figure-rows-table"
              label={t(`figure.${figure}`)}
              columns={columns}
              rows={rows.data.rows}
              rowId={(row) => `${row.id} ${row.label}`}
              rowHeight={46}
              height="55vh"
            />
          )}
        </Stack>
      )}
    </Dialog>
  );
}
