import { Button, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { moment } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { useAct, useCall } from "../queries";
import type { AnsweredCard } from "../types";
import { CardBox } from "./CardBox";
import "./cards.css";

/** What two people wrote without seeing each other's words, for somebody to choose. */
export default function CardsPage() {
  const { t } = useTranslation();
  const cards = useCall("cards.list", {}, { fresh: true });
  return (
    <div data-testid="page-cards">
      <PageHead title={t("cards.title")} below={t("cards.help")} />
      <ErrorNote error={cards.error} onRetry={() => void cards.refetch()} />
      {cards.data && (
        <Stack gap="lg">
          {cards.data.open.length === 0 && <EmptyState text={t("cards.nothing")} />}
          {cards.data.open.map((card) => (
            <CardBox key={card.id} card={card} />
          ))}
          {cards.data.answered.length > 0 && <Answered cards={cards.data.answered} />}
        </Stack>
      )}
    </div>
  );
}

function Answered({ cards }: { cards: readonly AnsweredCard[] }) {
  const { t } = useTranslation();
  const reopen = useAct("cards.reopen", { done: t("cards.reopened"), tell: true });
  const columns: Column<AnsweredCard>[] = [
    {
      id: "about",
      title: t("cards.column.about"),
      cell: (card) => (
        <>
          <b>{card.field}</b> · <span className="person-name">{card.about}</span>
        </>
      ),
    },
    {
      id: "chosen",
      title: t("cards.column.chosen"),
      width: 240,
      cell: (card) => card.chosen || t("cards.empty"),
    },
    {
      id: "by",
      title: t("cards.column.by"),
      width: 180,
      cell: (card) => <span className="person-name">{card.by}</span>,
    },
    { id: "at", title: t("cards.column.at"), width: 170, cell: (card) => moment(card.at) },
    {
      id: "act",
      title: t("cards.column.act"),
      width: 150,
      cell: (card) =>
        card.can_reopen ? (
          <Button
            size="sm"
            variant="default"
            onClick={() => reopen.mutate({ id: card.id })}
            data-testid="card-reopen"
          >
            {t("cards.reopen")}
          </Button>
        ) : (
          <span className="quiet">{t("cards.written_since")}</span>
        ),
    },
  ];
  return (
    <Stack gap="sm">
      <Title order={2}>{t("cards.answered")}</Title>
      <Text c="ink.6">{t("cards.answered_help")}</Text>
      <VirtualTable
        testId="cards-answered"
        label={t("cards.answered")}
        columns={columns}
        rows={cards}
        rowId={(card) => card.id}
        rowHeight={72}
      />
    </Stack>
  );
}
