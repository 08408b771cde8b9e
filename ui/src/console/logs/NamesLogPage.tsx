import { Paper, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type NamesLog } from "../api";
import { Failure, Opening } from "../parts/Failure";
import list from "../parts/list.module.css";
import { Missing } from "../parts/Missing";
import { exactHourAndDay } from "../parts/moments";
import { useTitle } from "../parts/title";
import { useRefresh } from "../session/session";
import { LogTabs } from "./LogTabs";

export function NamesLogPage() {
  const { t } = useTranslation();
  useTitle(t("names_log.title"));
  const rounds = useQuery({ queryKey: ["rounds"], queryFn: api.rounds });
  const titles = new Map(rounds.data?.map((round) => [round.id, round.title]));
  const log = useQuery({ queryKey: ["names-log"], queryFn: api.namesLog, refetchInterval: useRefresh() });
  return (
    <>
      <LogTabs here="names_log" />
      <Text mb="md">{t("names_log.intro")}</Text>
      {log.data ? (
        <Entries rows={log.data} titles={titles} />
      ) : log.error ? (
        <Failure error={log.error} retry={() => void log.refetch()} />
      ) : (
        <Opening />
      )}
    </>
  );
}

function Entries({ rows, titles }: { rows: NamesLog["rows"]; titles: Map<string, string> }) {
  const { t, i18n } = useTranslation();
  if (rows.length === 0) {
    return (
      <Paper data-testid="names-log-empty">
        <Text>{t("names_log.empty")}</Text>
      </Paper>
    );
  }
  return (
    <div className={list.frame} tabIndex={0} role="region" aria-label={t("names_log.title")}>
      <table className={list.table} data-testid="names-log">
        <thead>
          <tr>
            {(["at", "officer", "unit", "round", "figure"] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`names_log.col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.at} ${row.officer} ${row.unit.name} ${row.figure} ${row.essay}`}>
              <td className={list.nowrap}>{exactHourAndDay(row.at)}</td>
              <td>{row.officer}</td>
              <td>{row.unit.name}</td>
              <td>{row.round ? (titles.get(row.round) ?? row.round) : <Missing />}</td>
              <td>
                {i18n.exists(`figure.${row.figure}`) ? t(`figure.${row.figure}`) : row.figure}
                {row.essay && ` ${t("names_log.essay", { number: row.essay.slice(0, 6) })}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
