import { Paper, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { ListFrame } from "../parts/ListFrame";
import list from "../parts/list.module.css";
import { exactHourAndDay } from "../parts/moments";
import { useTitle } from "../parts/title";
import { useRefresh } from "../session/session";
import { LOGS, type Log, LogTabs } from "./LogTabs";

interface Entry {
  at: string;
  officer: string;
}

/** A column after those of the time and the person, which every log has. */
export interface LogColumn<Row> {
  /** `title` is the whole key in the catalogue. */
  title: string;
  cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  log: Log;
  /** Of the list; its rows are `testId` without the s. */
  testId: string;
  read: () => Promise<Row[]>;
  columns: readonly LogColumn<Row>[];
  /** What was done, for tests. */
  what?: (row: Row) => string;
}

/** One of the logs: rows are only ever added, the latest first. */
export function LogPage<Row extends Entry>({ log, read, ...shown }: Props<Row>) {
  const { t } = useTranslation();
  useTitle(t(LOGS[log].title));
  const rows = useQuery({ queryKey: [log], queryFn: read, refetchInterval: useRefresh() });
  return (
    <>
      <LogTabs here={log} />
      <Text mb="md">{t(LOGS[log].intro)}</Text>
      {rows.data ? (
        <Entries log={log} rows={rows.data} {...shown} />
      ) : rows.error ? (
        <Failure error={rows.error} retry={() => void rows.refetch()} />
      ) : (
        <Opening />
      )}
    </>
  );
}

interface EntriesProps<Row> extends Omit<Props<Row>, "read"> {
  rows: Row[];
}

function Entries<Row extends Entry>({ log, rows, testId, columns, what }: EntriesProps<Row>) {
  const { t } = useTranslation();
  if (rows.length === 0) {
    return (
      <Paper data-testid={`${testId}-empty`}>
        <Text>{t(LOGS[log].empty)}</Text>
      </Paper>
    );
  }
  const titles = [t("log.at"), t("log.officer"), ...columns.map((column) => t(column.title))];
  return (
    <ListFrame label={t(LOGS[log].title)}>
      <table className={list.table} data-testid={testId}>
        <thead>
          <tr>
            {titles.map((title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added, and two may be alike.
            <tr key={rows.length - place} data-testid={`${testId}-row`} data-what={what?.(row)}>
              <td className={list.nowrap}>{exactHourAndDay(row.at)}</td>
              <td>{row.officer === COMMAND_LINE ? t("log.command_line") : row.officer}</td>
              {columns.map((column) => (
                <td key={column.title}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ListFrame>
  );
}

/** As the server calls whoever works at its command line, without an account. */
const COMMAND_LINE = "sochibo-server";

/** The titles of rounds, as far as they have come. */
export function useRoundTitles(): (round: string) => string {
  const rounds = useQuery({ queryKey: ["rounds"], queryFn: api.rounds });
  const titles = new Map(rounds.data?.map((round) => [round.id, round.title]));
  return (round) => titles.get(round) ?? round;
}
