import { Button, Group, Stack, Text } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { Figure } from "../../design/Figure";
import { Note } from "../../design/Note";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { number } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { PrintMany } from "../print-many/PrintMany";
import { useCall } from "../queries";
import type { RatedLine } from "../types";
import { type PeriodChoice, readPeriod, written } from "./choice";
import { PeriodPicker, useSchemes } from "./PeriodPicker";

/** Who is rated for a year or a quarter, by name; what the evidence leaves open and what was decided. Nothing is ranked. */
export default function RatingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: "/ratings" });
  const period = readPeriod(search.period ?? "", new Date().getFullYear());
  const { scheme, error } = useSchemes(period, search.scheme ?? "");
  const choose = (next: PeriodChoice, chosen: string) =>
    void navigate({
      to: "/ratings",
      search: { period: written(next), ...(chosen ? { scheme: chosen } : {}) },
    });
  return (
    <div data-testid="page-ratings">
      <PageHead title={t("ratings.title")} below={t("ratings.help")}>
        {scheme && <Acts period={written(period)} scheme={scheme.id} />}
      </PageHead>
      <PeriodPicker period={period} scheme={search.scheme ?? ""} onChange={choose} />
      <ErrorNote error={error} />
      {scheme && scheme.faults.length > 0 && (
        <Note color="yellow" testId="ratings-faults">
          {scheme.faults.map((fault) => (
            <div key={fault}>{fault}</div>
          ))}
        </Note>
      )}
      {scheme && <RatedPeople period={written(period)} scheme={scheme.id} />}
    </div>
  );
}

/** What concerns all people of the list, or the cell itself. */
function Acts({ period, scheme }: { period: string; scheme: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [printing, setPrinting] = useState(false);
  const ofCell = () =>
    void navigate({ to: "/ratings/$member", params: { member: "cell" }, search: { period, scheme } });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter aria-hidden />}
        onClick={() => setPrinting(true)}
        data-testid="print-all-evidence"
      >
        {t("printing.evidence_all")}
      </Button>
      <Button variant="default" onClick={ofCell} data-testid="ratings-cell">
        {t("ratings.of_cell")}
      </Button>
      {printing && (
        <PrintMany
          title={t("printing.evidence_all")}
          of={{ kind: "evidence", period, scheme }}
          onClose={() => setPrinting(false)}
        />
      )}
    </>
  );
}

function RatedPeople({ period, scheme }: { period: string; scheme: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useCall("ratings.list", { period, scheme });
  const [shown, setShown] = useState<Standing | null>(null);
  const open = (member: string) =>
    void navigate({ to: "/ratings/$member", params: { member }, search: { period, scheme } });
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return null;
  const { rows, decided, to_decide, cap, unread } = list.data;
  return (
    <Stack mt="md">
      <Group justify="space-between" className="tab-head">
        <Counts decided={decided} toDecide={to_decide} shown={shown} onShow={setShown} />
      </Group>
      {cap && <Text data-testid="ratings-cap">{cap}</Text>}
      {unread > 0 && (
        <Note color="yellow" testId="ratings-unread">
          {t("ratings.unread", { count: unread })}
        </Note>
      )}
      {rows.length === 0 ? (
        <EmptyState text={t("ratings.nobody")} />
      ) : (
        <VirtualTable
          testId="ratings-table"
          label={t("ratings.title")}
          columns={columns(t)}
          rows={rows.filter((row) => shown === null || standing(row) === shown)}
          rowId={(row) => row.member}
          onOpen={(row) => open(row.member)}
        />
      )}
    </Stack>
  );
}

type Standing = "decided" | "to_decide" | "not_rated";

/** As the figures above the list count: whoever is not rated is in neither. */
function standing(row: RatedLine): Standing {
  if (row.not_rated) return "not_rated";
  return row.level ? "decided" : "to_decide";
}

interface CountsProps {
  decided: number;
  toDecide: number;
  shown: Standing | null;
  onShow: (shown: Standing | null) => void;
}

/** A figure leaves the people that it counted; pressed again, it shows all. */
function Counts({ decided, toDecide, shown, onShow }: CountsProps) {
  const { t } = useTranslation();
  const figure = (name: Standing, count: number) => (
    <Text fw={shown === name ? 700 : undefined}>
      {t(`ratings.${name}`)}{" "}
      <Figure
        testId={`ratings-${name}`}
        label={t("totals.open_rows", { figure: t(`ratings.${name}`), value: number(count) })}
        onOpen={() => onShow(shown === name ? null : name)}
      >
        {number(count)}
      </Figure>
    </Text>
  );
  return (
    <Group gap="lg" data-testid="ratings-count">
      {figure("decided", decided)}
      {figure("to_decide", toDecide)}
    </Group>
  );
}

function columns(t: TFunction): Column<RatedLine>[] {
  return [
    {
      id: "name",
      title: t("people.full_name"),
      width: 240,
      cell: (row) => (
        <span className="person-name">
          {row.name}
          {row.birth_year && ` (${row.birth_year})`}
        </span>
      ),
    },
    {
      id: "questions",
      title: t("ratings.questions"),
      width: 130,
      cell: (row) => (row.questions > 0 ? t("ratings.questions_count", { count: row.questions }) : ""),
    },
    { id: "own", title: t("ratings.own_level"), cell: (row) => row.own_level },
    {
      id: "level",
      title: t("ratings.level"),
      cell: (row) =>
        row.not_rated ? t("ratings.not_rated_because", { reason: row.not_rated }) : row.level || "—",
    },
  ];
}
