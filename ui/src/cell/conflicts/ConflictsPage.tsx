import { Button, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { moment } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { useAct, useCall } from "../queries";
import type { AnsweredConflict } from "../types";
import { ConflictBox } from "./ConflictBox";
import "./conflicts.css";

/** Two people wrote different values without seeing each other's. A person chooses one. */
export default function ConflictsPage() {
  const { t } = useTranslation();
  const conflicts = useCall("conflicts.list", {}, { fresh: true });
  return (
    <div data-testid="page-cards">
      <PageHead title={t("conflicts.title")} below={t("conflicts.help")} />
      <ErrorNote error={conflicts.error} onRetry={() => void conflicts.refetch()} />
      {conflicts.data && (
        <Stack gap="lg">
          {conflicts.data.open.length === 0 && <EmptyState text={t("conflicts.nothing")} />}
          {conflicts.data.open.map((conflict) => (
            <ConflictBox key={conflict.id} conflict={conflict} />
          ))}
          {conflicts.data.answered.length > 0 && <Answered conflicts={conflicts.data.answered} />}
        </Stack>
      )}
    </div>
  );
}

function Answered({ conflicts }: { conflicts: readonly AnsweredConflict[] }) {
  const { t } = useTranslation();
  const reopen = useAct("conflicts.reopen", { done: t("conflicts.reopened"), notifies: true });
  const columns: Column<AnsweredConflict>[] = [
    {
      id: "about",
      title: t("conflicts.column.about"),
      cell: (conflict) => (
        <>
          <b>{conflict.field}</b> · <span className="person-name">{conflict.about}</span>
        </>
      ),
    },
    {
      id: "chosen",
      title: t("conflicts.column.chosen"),
      width: 240,
      cell: (conflict) => conflict.chosen || t("conflicts.empty"),
    },
    {
      id: "by",
      title: t("conflicts.column.by"),
      width: 180,
      cell: (conflict) => <span className="person-name">{conflict.by}</span>,
    },
    { id: "at", title: t("conflicts.column.at"), width: 170, cell: (conflict) => moment(conflict.at) },
    {
      id: "act",
      title: t("conflicts.column.act"),
      width: 150,
      cell: (conflict) =>
        conflict.can_reopen ? (
          <Button
            size="sm"
            variant="default"
            onClick={() => reopen.mutate({ id: conflict.id })}
            data-testid="card-reopen"
          >
            {t("conflicts.reopen")}
          </Button>
        ) : (
          <span className="quiet">{t("conflicts.written_since")}</span>
        ),
    },
  ];
  return (
    <Stack gap="sm">
      <Title order={2}>{t("conflicts.answered")}</Title>
      <Text c="ink.6">{t("conflicts.answered_help")}</Text>
      <VirtualTable
        testId="cards-answered"
        label={t("conflicts.answered")}
        columns={columns}
        rows={conflicts}
        rowId={(conflict) => conflict.id}
        rowHeight={72}
      />
    </Stack>
  );
}
