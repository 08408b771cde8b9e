import { Button, Group } from "@mantine/core";
import { IconBook, IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { useCall } from "../queries";
import type { DocumentLine } from "../types";
import { DocumentForm } from "./DocumentForm";

export default function DocumentsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { open } = useSearch({ from: "/documents" });
  const list = useCall("documents.list", {});
  const documents = list.data?.documents;
  const setOpen = (id: string | undefined) =>
    void navigate({ to: "/documents", search: id ? { open: id } : {} });
  const opened = documents?.find((document) => document.id === open);
  return (
    <div data-testid="page-documents">
      <PageHead title={t("documents.title")} below={t("documents.help")}>
        <Button
          leftSection={<IconPlus aria-hidden />}
          onClick={() => setOpen("new")}
          data-testid="documents-add"
        >
          {t("documents.add")}
        </Button>
      </PageHead>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {documents &&
        (documents.length === 0 ? (
          <EmptyState text={t("documents.empty")} />
        ) : (
          <DocumentTable documents={documents} onOpen={setOpen} />
        ))}
      {open === "new" && documents && (
        <DocumentForm document={null} others={documents} onClose={() => setOpen(undefined)} />
      )}
      {opened && documents && (
        <DocumentForm
          key={opened.id}
          document={opened}
          others={documents}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function DocumentTable({ documents, onOpen }: { documents: DocumentLine[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begin = (id: string) => void navigate({ to: "/rounds/new", search: { document: id } });
  const columns: Column<DocumentLine>[] = [
    {
      id: "number",
      title: t("documents.column.number"),
      width: 220,
      cell: (document) => <b>{document.number || document.name}</b>,
    },
    { id: "issuer", title: t("documents.column.issuer"), width: 220, cell: (document) => document.issuer },
    { id: "date", title: t("documents.column.date"), width: 120, cell: (document) => date(document.date) },
    { id: "summary", title: t("documents.column.summary"), cell: (document) => document.summary },
    {
      id: "rounds",
      title: t("documents.column.rounds"),
      width: 210,
      cell: (document) =>
        document.rounds.length > 0 ? (
          <Group gap={4}>
            <button
              type="button"
              className="plain-button"
              onClick={(event) => {
                event.stopPropagation();
                const round = document.rounds[0];
                if (round) void navigate({ to: "/rounds/$round", params: { round } });
              }}
            >
              {t("documents.has_rounds", { count: document.rounds.length })}
            </button>
          </Group>
        ) : (
          <Button
            size="sm"
            variant="default"
            leftSection={<IconBook size={18} aria-hidden />}
            onClick={(event) => {
              event.stopPropagation();
              begin(document.id);
            }}
            data-testid="document-open-round"
          >
            {t("documents.open_round")}
          </Button>
        ),
    },
  ];
  return (
    <VirtualTable
      testId="documents-table"
      label={t("documents.title")}
      columns={columns}
      rows={documents}
      rowId={(document) => document.id}
      rowHeight={64}
      onOpen={(document) => onOpen(document.id)}
    />
  );
}
