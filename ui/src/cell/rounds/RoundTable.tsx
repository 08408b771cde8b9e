import { Badge, Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { RowFigure } from "../../design/RowFigure";
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
    <Badge flex="none" miw="max-content" color={COLOURS[state]} c="ink.8">
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
  const figure = (round: RoundLine, name: "studied" | "due") => (
    <RowFigure
      testId={`rounds-${name}`}
      label={t("totals.open_rows", {
        figure: `${round.title}, ${t(`figure.${name}`)}`,
        value: number(round[name]),
      })}
      onOpen={() =>
        void navigate({
          to: "/rounds/$round/totals",
          params: { round: round.id },
          search: { form: `figure.${name}` },
        })
      }
    >
      {number(round[name])}
    </RowFigure>
  );
  const columns: Column<RoundLine>[] = [
    { id: "title", title: t("rounds.column.title"), cell: (round) => <b>{round.title}</b> },
    {
      id: "documents",
      title: t("rounds.column.documents"),
      width: 150,
      cell: (round) => round.documents.join("; "),
    },
    {
      id: "period",
      title: t("rounds.column.period"),
      width: 130,
      cell: (round) => period(round.from, round.to),
    },
    {
      id: "state",
      title: t("rounds.column.state"),
      width: 160,
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
      width: 120,
      cell: (round) => (
        <>
          {figure(round, "studied")}/{figure(round, "due")}
          <br />
          <span className="quiet" style={{ whiteSpace: "nowrap" }}>
            {share(round.share)}
          </span>
        </>
      ),
    },
    {
      id: "copy",
      title: t("lists.column_acts"),
      isTitleHidden: true,
      width: 100,
      cell: (round) => (
        <Button
          size="sm"
          variant="subtle"
          aria-label={t("round_copy.act_on", { title: round.title })}
          onClick={(event) => {
            event.stopPropagation();
            void navigate({ to: "/rounds/new", search: { copy: round.id } });
          }}
          data-testid="rounds-copy"
        >
          {t("round_copy.act_short")}
        </Button>
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
