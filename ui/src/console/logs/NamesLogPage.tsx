import { useTranslation } from "react-i18next";
import { api, type NamesLog } from "../api";
import { Missing } from "../parts/Missing";
import { LogPage, useRoundTitles } from "./LogPage";

type Row = NamesLog["rows"][number];

export function NamesLogPage() {
  const titleOf = useRoundTitles();
  return (
    <LogPage
      log="names_log"
      testId="names-log"
      read={api.namesLog}
      columns={[
        { title: "names_log.col.unit", cell: (row) => row.unit.name },
        { title: "names_log.col.round", cell: (row) => (row.round ? titleOf(row.round) : <Missing />) },
        { title: "names_log.col.figure", cell: (row) => <Opened row={row} /> },
      ]}
    />
  );
}

function Opened({ row }: { row: Row }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {i18n.exists(`figure.${row.figure}`) ? t(`figure.${row.figure}`) : row.figure}
      {row.essay && ` ${t("names_log.essay", { number: row.essay.slice(0, 6) })}`}
    </>
  );
}
