import { useMemo } from "react";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import type { Register, RegisterField } from "../../generated/registers";
import { number } from "../../i18n/formats";
import type { RegisterRow } from "../types";
import { listed, useWords } from "./described";

interface Props {
  register: Register;
  rows: readonly RegisterRow[];
  onOpen: (id: string) => void;
}

export function RegisterTable({ register, rows, onOpen }: Props) {
  const { label, word } = useWords();
  const columns = useMemo<Column<RegisterRow>[]>(() => {
    const shown = (row: RegisterRow, field: RegisterField) => {
      const value = row.values[field.name];
      if (typeof value === "number") return number(value);
      const known = field.words.find((each) => each[0] === value);
      return known ? word(known) : (row.shown[field.name] ?? "");
    };
    return listed(register, rows).map((field) => ({
      id: field.name,
      title: label(field),
      cell: (row) => shown(row, field),
      ...sizeOf(field),
    }));
  }, [register, rows, label, word]);
  return (
    <VirtualTable
      testId="register-table"
      label={label(register)}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      onOpen={(row) => onOpen(row.id)}
    />
  );
}

function sizeOf(field: RegisterField): Pick<Column<RegisterRow>, "width" | "align"> {
  switch (field.format) {
    case "date":
    case "day_or_year":
      return { width: 120 };
    case "count":
      return { width: 110, align: "right" };
    case "word":
      return { width: 170 };
    default:
      return {};
  }
}
