import { Paper, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type ActLog, api } from "../api";
import { Failure, Opening } from "../parts/Failure";
import list from "../parts/list.module.css";
import { exactHourAndDay } from "../parts/moments";
import { PlaceLink } from "../parts/PlaceLink";
import { useTitle } from "../parts/title";
import { useRefresh } from "../session/session";
import { changeInWords } from "./changes";
import { LogTabs } from "./LogTabs";
import styles from "./logs.module.css";

type Row = ActLog["rows"][number];

export function ActsPage() {
  const { t } = useTranslation();
  useTitle(t("acts.title"));
  const rounds = useQuery({ queryKey: ["rounds"], queryFn: api.rounds });
  const titles = new Map(rounds.data?.map((round) => [round.id, round.title]));
  const log = useQuery({ queryKey: ["act-log"], queryFn: api.actLog, refetchInterval: useRefresh() });
  return (
    <>
      <LogTabs here="acts" />
      <Text mb="md">{t("acts.intro")}</Text>
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

function Entries({ rows, titles }: { rows: Row[]; titles: Map<string, string> }) {
  const { t } = useTranslation();
  if (rows.length === 0) {
    return (
      <Paper data-testid="acts-empty">
        <Text>{t("acts.empty")}</Text>
      </Paper>
    );
  }
  return (
    <div className={list.frame} tabIndex={0} role="region" aria-label={t("acts.title")}>
      <table className={list.table} data-testid="acts">
        <thead>
          <tr>
            {(["at", "officer", "what", "about", "changes"] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`acts.col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added, and two may be alike.
            <tr key={rows.length - place} data-testid="act" data-what={row.what}>
              <td className={list.nowrap}>{exactHourAndDay(row.at)}</td>
              <td>{row.officer}</td>
              <td>{t(`acts.what.${row.what}`)}</td>
              <td>
                {row.unit?.name}
                {row.round && (
                  <PlaceLink to={{ page: "table", round: row.round }}>
                    {titles.get(row.round) ?? row.round}
                  </PlaceLink>
                )}
              </td>
              <td>
                <Changes row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Changes({ row }: { row: Row }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={styles.changes}>
      {row.changes.map((change) => (
        <li key={change.field}>{changeInWords(change, t, i18n.exists)}</li>
      ))}
    </ul>
  );
}
