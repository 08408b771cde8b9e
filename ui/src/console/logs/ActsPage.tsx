import { useTranslation } from "react-i18next";
import { type ActLog, api } from "../api";
import { PlaceLink } from "../parts/PlaceLink";
import { changeInWords } from "./changes";
import { LogPage, useRoundTitles } from "./LogPage";
import styles from "./logs.module.css";

type Row = ActLog["rows"][number];

export function ActsPage() {
  const { t } = useTranslation();
  const titleOf = useRoundTitles();
  return (
    <LogPage
      log="acts"
      testId="acts"
      read={api.actLog}
      what={(row) => row.what}
      columns={[
        { title: "acts.col.what", cell: (row) => t(`acts.what.${row.what}`) },
        {
          title: "acts.col.about",
          cell: (row) => (
            <>
              {row.unit?.name}
              {row.round && (
                <PlaceLink to={{ page: "table", round: row.round }}>{titleOf(row.round)}</PlaceLink>
              )}
              {row.form && <PlaceLink to={{ page: "form", form: row.form }}>{t("acts.a_form")}</PlaceLink>}
            </>
          ),
        },
        { title: "acts.col.changes", cell: (row) => <Changes row={row} /> },
      ]}
    />
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
