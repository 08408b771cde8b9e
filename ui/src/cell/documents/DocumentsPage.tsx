import { Badge, Button, Group } from "@mantine/core";
import { IconBook, IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date } from "../../i18n/formats";
import { ExportButton } from "../lists/ExportButton";
import { FilterLine } from "../lists/FilterLine";
import { fits, NO_FILTER } from "../lists/filter";
import { ListPage } from "../lists/ListPage";
import { PrintButton } from "../lists/PrintButton";
import type { PrintedTable } from "../lists/printedList";
import { useNews } from "../news/useNews";
import { useOpened } from "../news/useOpened";
import { useCall } from "../queries";
import type { DocumentLine } from "../types";
import { DocumentForm } from "./DocumentForm";

const textsOf = ({ number, name, issuer, term, summary }: DocumentLine) => [
  number,
  name,
  issuer,
  term,
  summary,
];

export default function DocumentsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { open } = useSearch({ from: "/documents" });
  const [filter, setFilter] = useState(NO_FILTER);
  const list = useCall("documents.list", {});
  const documents = list.data?.documents;
  const shown = useMemo(
    () => documents?.filter((document) => fits(filter, textsOf(document), document.date)),
    [documents, filter],
  );
  const setOpen = (id: string | undefined) =>
    void navigate({ to: "/documents", search: id ? { open: id } : {} });
  const close = () => setOpen(undefined);
  const opened = documents?.find((document) => document.id === open);
  useOpened(opened?.from_superior ? opened.id : undefined);
  return (
    <ListPage
      testId="page-documents"
      title={t("documents.title")}
      below={t("documents.help")}
      actions={
        <>
          <Button
            leftSection={<IconPlus aria-hidden />}
            onClick={() => setOpen("new")}
            data-testid="documents-add"
          >
            {t("documents.add")}
          </Button>
          <ExportButton
            testId="documents-export"
            disabled={!shown || shown.length === 0}
            table={(t) => printedDocuments(t, shown ?? [])}
          />
          <PrintButton
            testId="documents-print"
            disabled={!shown || shown.length === 0}
            period={filter}
            table={(t) => printedDocuments(t, shown ?? [])}
          />
        </>
      }
      query={list}
      all={documents?.length}
      shown={shown?.length}
      empty={t("documents.empty")}
      filter={
        <FilterLine
          testId="documents"
          label={t("documents.find")}
          withPeriod
          filter={filter}
          onChange={setFilter}
        />
      }
      dialogs={
        documents && (
          <>
            {open === "new" && <DocumentForm document={null} others={documents} onClose={close} />}
            {opened && <DocumentForm key={opened.id} document={opened} others={documents} onClose={close} />}
          </>
        )
      }
    >
      {shown && <DocumentTable documents={shown} onOpen={setOpen} />}
    </ListPage>
  );
}

export function printedDocuments(t: TFunction, documents: readonly DocumentLine[]): PrintedTable {
  const columns = ["number", "issuer", "date", "summary"] as const;
  return {
    title: t("documents.title"),
    columns: columns.map((column) => ({ title: t(`documents.column.${column}`) })),
    rows: documents.map((document) => [
      document.number || document.name,
      document.issuer,
      date(document.date),
      document.summary,
    ]),
  };
}

function DocumentTable({ documents, onOpen }: { documents: DocumentLine[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const { isNew } = useNews();
  const navigate = useNavigate();
  const begin = (id: string) => void navigate({ to: "/rounds/new", search: { document: id } });
  const columns: Column<DocumentLine>[] = [
    {
      id: "number",
      title: t("documents.column.number"),
      width: 150,
      cell: (document) => (
        <>
          <b style={{ whiteSpace: document.number ? "nowrap" : undefined }}>
            {document.number || document.name}
          </b>{" "}
          {isNew(document.id) && <Badge data-testid="document-new">{t("lists.new")}</Badge>}
        </>
      ),
    },
    {
      id: "issuer",
      title: t("documents.column.issuer"),
      width: 150,
      cell: (document) => (
        <>
          {document.issuer} {document.former && <span className="quiet">({t("former.short")})</span>}
        </>
      ),
    },
    { id: "date", title: t("documents.column.date"), width: 110, cell: (document) => date(document.date) },
    {
      id: "summary",
      title: t("documents.column.summary"),
      cell: (document) => document.summary,
    },
    {
      id: "rounds",
      title: t("documents.column.rounds"),
      width: 190,
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
