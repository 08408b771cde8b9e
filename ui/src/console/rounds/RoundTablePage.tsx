import { Alert, Button, Group, Text, Title } from "@mantine/core";
import {
  IconArrowLeft,
  IconFileSpreadsheet,
  IconFileText,
  IconPhone,
  IconPrinter,
} from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { clockWithSeconds, date, number } from "../../i18n/formats";
import { api, type RoundTable } from "../api";
import { JointSessions } from "../joint/JointSessions";
import { saveFile } from "../parts/download";
import { Failure, Opening } from "../parts/Failure";
import { exactHourAndDay } from "../parts/moments";
import { showNotice } from "../parts/notice";
import { PlaceLink } from "../parts/PlaceLink";
import { closePanel, hashOf, openPanel } from "../parts/place";
import { useSentence } from "../parts/sentence";
import { useTitle } from "../parts/title";
import { useRefresh, useSession } from "../session/session";
import { CoverageLine } from "./CoverageLine";
import { FigurePanel } from "./FigurePanel";
import { GradeChart } from "./GradeChart";
import type { Opened } from "./opened";
import { RoundActs } from "./RoundActs";
import { RoundChart } from "./RoundChart";
import { SessionFigures } from "./SessionFigures";
import { TableOfCells } from "./TableOfCells";
import styles from "./table.module.css";
import { useChanged } from "./useChanged";
import { WithdrawnNote } from "./WithdrawnNote";

export function RoundTablePage({ roundId, opened }: { roundId: string; opened: Opened | null }) {
  const { t } = useTranslation();
  const table = useQuery({
    queryKey: ["table", roundId],
    queryFn: () => api.table(roundId),
    refetchInterval: useRefresh(),
  });
  useTitle(table.data?.round.title ?? t("nav.rounds"));
  if (table.data) {
    return <Page table={table.data} stale={table.isError ? table.dataUpdatedAt : null} addressed={opened} />;
  }
  if (table.error) return <Failure error={table.error} retry={() => void table.refetch()} />;
  return <Opening />;
}

interface PageProps {
  table: RoundTable;
  stale: number | null;
  /** The figure in the address, which may be of a cell that is not in this table. */
  addressed: Opened | null;
}

/** Whether the table shows this figure. A silent cell has none to open. */
function shows(table: RoundTable, opened: Opened): boolean {
  if (opened.kind === "total") return table.totals !== null;
  const row = table.rows.find((each) => each.unit.id === opened.unit);
  return row !== undefined && row[opened.figure] !== null;
}

function Page({ table, stale, addressed }: PageProps) {
  const { t } = useTranslation();
  const opened = addressed !== null && shows(table, addressed) ? addressed : null;
  const open = (figure: Opened | null) => {
    if (figure === null) closePanel({ page: "table", round: table.round.id });
    else openPanel({ page: "table", round: table.round.id, opened: figure });
  };
  const changed = useChanged(table);
  const named = table.rows.filter((row) => changed.has(row.unit.id)).map((row) => row.unit.name);
  return (
    <>
      <Heading table={table} changed={named} />
      {stale !== null && (
        <Alert color="ink" mb="sm" className="no-print" role="status" data-testid="stale">
          {t("failed.stale", { at: clockWithSeconds(new Date(stale).toISOString()) })}
        </Alert>
      )}
      <WithdrawnNote round={table.round} />
      <CoverageLine table={table} />
      <TableOfCells table={table} changed={changed} open={open} />
      <SessionFigures table={table} open={open} />
      <RoundChart table={table} open={open} />
      <GradeChart table={table} open={open} />
      <JointSessions round={table.round} />
      <Text size="sm" mt="xs">
        {t("table.print_note")}
      </Text>
      <FigurePanel table={table} opened={opened} open={open} />
    </>
  );
}

function Heading({ table, changed }: { table: RoundTable; changed: string[] }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const sentence = useSentence();
  const { round } = table;
  const excel = useMutation({
    mutationFn: () => api.tableWorkbook(round.id),
    onSuccess: (workbook) => saveFile(workbook, t("table.excel_name", { title: round.title })),
    onError: (error) => showNotice(sentence(error)),
  });
  return (
    <>
      <Text className="print-only" size="sm">
        {t("table.printed", { at: exactHourAndDay(new Date().toISOString()), committee: me.committee.name })}
      </Text>
      <div className={styles.heading}>
        <div className={styles.about}>
          <PlaceLink to={{ page: "rounds" }} className={`${styles.back} no-print`} data-testid="back">
            <IconArrowLeft size={18} aria-hidden="true" /> {t("table.back")}
          </PlaceLink>
          <strong role="status" className={`${styles.changed} no-print`} data-testid="changed">
            {changed.length > 0 ? t("table.changed", { units: changed.join(", ") }) : ""}
          </strong>
          <Title order={1} data-testid="round-title">
            {round.title}
          </Title>
          <Text size="sm">
            {round.deadline && <strong>{t("table.deadline", { date: date(round.deadline) })}</strong>}
            {round.deadline && " · "}
            <span data-testid="as-of">{t("table.as_of", { at: exactHourAndDay(table.as_of) })}</span>
            <span className="no-print">, {t("table.refreshes")}</span>
          </Text>
        </div>
        <Group gap="sm" className="no-print">
          {table.coverage.silent + table.coverage.overdue > 0 && (
            <Button
              variant="default"
              component="a"
              href={hashOf({ page: "silent", round: round.id })}
              leftSection={<IconPhone size={20} aria-hidden="true" />}
              data-testid="silent-open"
            >
              {table.coverage.silent > 0
                ? t("silent.open", { count: number(table.coverage.silent) })
                : t("silent.which.overdue", { count: number(table.coverage.overdue) })}
            </Button>
          )}
          {me.grades && (
            <Button
              variant="default"
              component="a"
              href={hashOf({ page: "essays", round: round.id })}
              leftSection={<IconFileText size={20} aria-hidden="true" />}
              data-testid="handed-in"
            >
              {t("handed_in.title")}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconFileSpreadsheet size={20} aria-hidden="true" />}
            loading={excel.isPending}
            onClick={() => excel.mutate()}
            data-testid="excel"
          >
            {t("table.excel")}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={20} aria-hidden="true" />}
            onClick={() => window.print()}
            data-testid="print"
          >
            {t("table.print")}
          </Button>
          <RoundActs round={round} />
        </Group>
      </div>
    </>
  );
}
