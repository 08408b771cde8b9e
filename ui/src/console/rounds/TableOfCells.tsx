import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import type { Figure, RoundTable, TableRow } from "../api";
import { Missing } from "../parts/Missing";
import { CellRow } from "./CellRow";
import { COUNTED } from "./columns";
import { FigureButton } from "./FigureButton";
import { byParent, type RowGroup } from "./grouping";
import type { Opened } from "./opened";
import styles from "./table.module.css";

/** Shares of the width, so that a cell takes one line at 1366 px and on a sheet of A4. */
const WIDTHS = [14.5, 4.5, 4.5, 5, 6.5, 6, 8.5, 16, 11.5, 10, 13];

interface Props {
  table: RoundTable;
  changed: Set<string>;
  open: (opened: Opened) => void;
}

export function TableOfCells({ table, changed, open }: Props) {
  const { t } = useTranslation();
  const groups = byParent(table.rows);
  if (table.rows.length === 0) return <Text data-testid="table-empty">{t("table.empty")}</Text>;
  return (
    <div className={styles.frame}>
      <table className={styles.table} data-testid="table">
        <caption className={styles.caption}>{t("table.caption", { title: table.round.title })}</caption>
        <colgroup>
          {WIDTHS.map((width, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are fixed.
            <col key={place} style={{ width: `${width}%` }} />
          ))}
        </colgroup>
        <Columns />
        {groups.map((group) => (
          <tbody key={group.parent}>
            {groups.length > 1 && group.parent !== "" && <GroupHeading group={group} />}
            {group.rows.map((row: TableRow) => (
              <CellRow
                key={row.unit.id}
                round={table.round.id}
                row={row}
                changed={changed.has(row.unit.id)}
                open={open}
              />
            ))}
          </tbody>
        ))}
        <Sums table={table} open={open} />
      </table>
    </div>
  );
}

function Columns() {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t("table.col.unit")}</th>
        {COUNTED.map((figure) => (
          <th scope="col" key={figure} className={styles.count}>
            {t(`table.col.${figure}`)}
          </th>
        ))}
        <th scope="col" className={styles.count}>
          {t("table.col.essays")}
          <div className={styles.note}>{t("table.col.essays_note")}</div>
        </th>
        <th scope="col">{t("table.col.state")}</th>
        <th scope="col">{t("table.col.last_receipt")}</th>
        <th scope="col">{t("table.col.device")}</th>
        <th scope="col">{t("table.col.contact")}</th>
      </tr>
    </thead>
  );
}

function GroupHeading({ group }: { group: RowGroup }) {
  const { t } = useTranslation();
  const counts = { parent: group.parent, cells: number(group.rows.length), silent: number(group.silent) };
  return (
    <tr className={styles.group}>
      <th scope="rowgroup" colSpan={11}>
        <span>{t(group.silent > 0 ? "table.group" : "table.group_all", counts)}</span>
      </th>
    </tr>
  );
}

/** The sums cover only the cells that have sent, and the heading says so. */
function Sums({ table, open }: { table: RoundTable; open: (opened: Opened) => void }) {
  const { t } = useTranslation();
  const { totals, coverage } = table;
  const total = (figure: Figure) =>
    totals ? (
      <FigureButton
        value={totals[figure]}
        label={t("figure.open_total", { figure: t(`figure.${figure}`), value: number(totals[figure]) })}
        testId={`total-${figure}`}
        press={() => open({ kind: "total", figure })}
      />
    ) : (
      <Missing />
    );
  return (
    <tfoot>
      <tr data-testid="totals">
        <th scope="row">
          {totals ? t("table.sum_of_sent", { sent: number(coverage.sent) }) : t("table.sum_of_nobody")}
        </th>
        {COUNTED.map((figure) => (
          <td key={figure} className={styles.count}>
            {total(figure)}
          </td>
        ))}
        <td className={styles.count}>
          {total("essays_received")}
          {totals && <span aria-hidden="true"> / </span>}
          {totals && total("essays_due")}
        </td>
        <td colSpan={4} className={styles.note}>
          {totals && coverage.silent > 0 && t("table.sum_without", { silent: number(coverage.silent) })}
        </td>
      </tr>
    </tfoot>
  );
}
