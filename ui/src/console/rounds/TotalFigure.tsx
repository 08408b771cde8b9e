import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import type { Figure, RoundTable } from "../api";
import list from "../parts/list.module.css";
import { FigureButton } from "./FigureButton";
import type { Opened } from "./opened";

interface Props {
  table: RoundTable;
  figure: Figure;
  open: (opened: Opened) => void;
}

/** What a sum was added from: the cells that have sent, in the order of the table. No names, so no log. */
export function TotalFigure({ table, figure, open }: Props) {
  const { t } = useTranslation();
  const counted = table.rows.filter((row) => row[figure] !== null);
  const sum = counted.reduce((total, row) => total + (row[figure] ?? 0), 0);
  return (
    <Stack>
      <Text>{t("panel.total_intro", { sent: number(table.coverage.sent) })}</Text>
      <div className={list.frame}>
        <table className={list.table} data-testid="total-rows">
          <thead>
            <tr>
              <th scope="col">{t("table.col.unit")}</th>
              <th scope="col">{t("table.col.state")}</th>
              <th scope="col" className={list.count}>
                {t(`figure.${figure}`)}
              </th>
            </tr>
          </thead>
          <tbody>
            {counted.map((row) => (
              <tr key={row.unit.id}>
                <th scope="row">{row.unit.name}</th>
                <td>{t(`state.${row.state}`)}</td>
                <td className={list.count}>
                  <FigureButton
                    value={row[figure] ?? 0}
                    label={t("figure.open", {
                      figure: t(`figure.${figure}`),
                      value: number(row[figure] ?? 0),
                      unit: row.unit.name,
                    })}
                    testId={`total-row-${row.unit.id}`}
                    press={() => open({ kind: "unit", unit: row.unit.id, figure })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Text fw={600}>{t("panel.sum", { rows: number(counted.length), sum: number(sum) })}</Text>
      {table.coverage.silent > 0 && <Text>{t("panel.without", { count: table.coverage.silent })}</Text>}
    </Stack>
  );
}
