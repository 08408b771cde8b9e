import { Paper, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Register } from "../../generated/registers";
import { number } from "../../i18n/formats";
import type { RegisterTable } from "../api";
import { useLabel } from "../parts/label";
import list from "../parts/list.module.css";
import { Missing } from "../parts/Missing";
import { FigureButton } from "../rounds/FigureButton";

interface Props {
  register: Register;
  table: RegisterTable;
  open: (unit: string) => void;
}

/** A cell that has sent nothing has no figure: neither 0 nor the last of the list. */
export function CountsTable({ register, table, open }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const sums = register.fields.filter((field) => register.sums.includes(field.name));
  if (table.cells.length === 0) {
    return (
      <Paper data-testid="register-empty">
        <Text>{t("registers.no_cells")}</Text>
      </Paper>
    );
  }
  return (
    <div className={list.frame}>
      <table className={list.table} data-testid="register-table">
        <thead>
          <tr>
            <th scope="col">{t("registers.cell")}</th>
            <th scope="col" className={list.count}>
              {t("registers.rows")}
            </th>
            {sums.map((field) => (
              <th key={field.name} scope="col" className={list.count}>
                {label(field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.cells.map(({ unit, counts }) => (
            <tr key={unit.id} data-testid={`cell-${unit.id}`}>
              <th scope="row">{unit.name}</th>
              <td className={list.count}>
                {counts ? (
                  <FigureButton
                    value={counts.rows}
                    label={t("registers.open", { name: unit.name, count: counts.rows })}
                    testId={`rows-${unit.id}`}
                    press={() => open(unit.id)}
                  />
                ) : (
                  <Missing />
                )}
              </td>
              {sums.map((field) => (
                <td key={field.name} className={list.count}>
                  {counts ? (
                    <FigureButton
                      value={counts.sums[field.name] ?? 0}
                      label={t("registers.open", { name: unit.name, count: counts.rows })}
                      testId={`${field.name}-${unit.id}`}
                      press={() => open(unit.id)}
                    />
                  ) : (
                    <Missing />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("registers.of_those_that_sent")}</th>
            <td className={list.count}>{number(table.rows)}</td>
            {sums.map((field) => (
              <td key={field.name} className={list.count}>
                {number(table.sums[field.name] ?? 0)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
