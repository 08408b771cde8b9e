import { Drawer, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Register, RegisterField } from "../../generated/registers";
import { listWords } from "../../i18n/listWords";
import { api, type RegisterRows } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { useLabel } from "../parts/label";
import list from "../parts/list.module.css";
import { ReturnButton } from "../returns/ReturnButton";
import type { Period } from "./period";

interface Props {
  register: Register;
  unit: { id: string; name: string };
  period: Period;
  close: () => void;
}

/** The rows behind a cell's count. */
export function RowsPanel({ register, unit, period, close }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const rows = useQuery({
    queryKey: ["register", register.name, unit.id, period],
    queryFn: () => api.registerRows(register.name, unit.id, period),
  });
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="80%"
      title={`${label(register)} · ${unit.name}`}
      closeButtonProps={{ "aria-label": t("close"), size: "lg" }}
      transitionProps={{ duration: 100 }}
      data-testid="register-rows"
    >
      {rows.data ? (
        <Rows
          register={register}
          rows={rows.data.rows}
          act={(row, place) => (
            <ReturnButton
              unit={unit}
              kind={register.name}
              record={row}
              about={t("returns.row", { place: place + 1, register: label(register) })}
            />
          )}
        />
      ) : rows.error ? (
        <Failure error={rows.error} retry={() => void rows.refetch()} />
      ) : (
        <Opening />
      )}
    </Drawer>
  );
}

interface RowsProps {
  register: Register;
  rows: RegisterRows["rows"];
  /** What can be done about a row. */
  act?: (row: string, place: number) => ReactNode;
}

export function Rows({ register, rows, act }: RowsProps) {
  const { t, i18n } = useTranslation();
  const label = useLabel();
  const page = { english: i18n.language === "en", unknown: t("registers.unknown_word") };
  const shown = (text: string | undefined, field: RegisterField) =>
    listWords(field, { shown: text }, page) ?? text;
  if (rows.length === 0) return <Text>{t("registers.no_rows")}</Text>;
  const fields = register.fields.filter((field) => rows.some((row) => row.shown[field.name] !== undefined));
  return (
    <div className={list.frame}>
      <table className={list.table}>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field.name} scope="col">
                {label(field)}
              </th>
            ))}
            {act && <th scope="col">{t("returns.col.act")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={row.id} data-testid="register-row">
              {fields.map((field) => (
                <td
                  key={field.name}
                  style={field.format === "block" ? { whiteSpace: "pre-wrap", minWidth: "20rem" } : undefined}
                >
                  {shown(row.shown[field.name], field)}
                </td>
              ))}
              {act && <td>{act(row.id, place)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
