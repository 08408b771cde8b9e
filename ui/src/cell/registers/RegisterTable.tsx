import { useMemo } from "react";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import type { Register, RegisterField } from "../../generated/registers";
import type { RegisterRow } from "../types";
import { listed, useWords } from "./described";

interface Props {
  register: Register;
  rows: readonly RegisterRow[];
  onOpen: (id: string) => void;
}

export function RegisterTable({ register, rows, onOpen }: Props) {
  const { label, shown } = useWords();
  const columns = useMemo<Column<RegisterRow>[]>(() => {
    return listed(register, rows).map((field) => ({
      id: field.name,
      title: label(field),
      cell: (row) =>
        field.names_people ? <span className="person-name">{shown(row, field)}</span> : shown(row, field),
      ...sizeOf(field),
    }));
  }, [register, rows, label, shown]);
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
