import { Badge } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date, number, share } from "../../i18n/formats";
import type { RoundLine, RoundState } from "../types";

const COLOURS: Record<RoundState, string> = {
  preparing: "gray",
  ongoing: "blue",
  finalised: "teal",
  closed: "ink",
};

export function RoundStateBadge({ state }: { state: RoundState }) {
  const { t } = useTranslation();
  return (
    <Badge flex="none" color={COLOURS[state]} c="ink.8">
      {t(`round_state.${state}`)}
    </Badge>
  );
}

export function period(from: string, to: string): string {
  if (from && to && from !== to) return `${date(from)} – ${date(to)}`;
  return date(from || to);
}

export function RoundTable({ rounds }: { rounds: readonly RoundLine[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns: Column<RoundLine>[] = [
    { id: "title", title: t("rounds.column.title"), cell: (round) => <b>{round.title}</b> },
    { id: "documents", title: t("rounds.column.documents"), cell: (round) => round.documents.join("; ") },
    {
      id: "period",
      title: t("rounds.column.period"),
      width: 150,
      cell: (round) => period(round.from, round.to),
    },
    {
      id: "state",
      title: t("rounds.column.state"),
      width: 200,
      cell: (round) => (
        <div>
          <RoundStateBadge state={round.state} />
          {round.hand_in && (
            <div className="quiet" data-testid="round-hand-in">
              {t("rounds.hand_in")}
            </div>
          )}
        </div>
      ),
    },
    {
      id: "studied",
      title: t("rounds.column.studied"),
      align: "right",
      width: 150,
      cell: (round) => (
        <>
          {number(round.studied)}/{number(round.due)}
          <br />
          <span className="quiet">{share(round.share)}</span>
        </>
      ),
    },
  ];
  return (
    <VirtualTable
      testId="rounds-table"
      label={t("rounds.title")}
      columns={columns}
      rows={rounds}
      rowId={(round) => round.id}
      rowHeight={68}
      onOpen={(round) => void navigate({ to: "/rounds/$round", params: { round: round.id } })}
    />
  );
}
