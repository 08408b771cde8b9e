import { useTranslation } from "react-i18next";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { date } from "../../i18n/formats";
import type { ImportRequest, ImportRow } from "../types";
import { placeOf } from "./review";

interface Props {
  rows: readonly ImportRow[];
  request: ImportRequest;
}

export function PreviewTable({ rows, request }: Props) {
  const { t } = useTranslation();
  const place = (row: number) => {
    const { row: number, sheet } = placeOf(row, request);
    return sheet === undefined ? number : `${number} · ${sheet}`;
  };
  const columns: Column<ImportRow>[] = [
    {
      id: "row",
      title: t("import.row"),
      width: request.choices?.also?.length ? 130 : 70,
      align: "right",
      cell: (row) => place(row.row),
    },
    {
      id: "name",
      title: t("members.column.name"),
      cell: (row) => <b className="person-name">{row.values.name}</b>,
    },
    { id: "born", title: t("members.field.born"), width: 120, cell: (row) => date(row.values.born) },
    { id: "sex", title: t("members.field.sex"), width: 70, cell: (row) => row.values.sex },
    { id: "joined", title: t("import.joined"), width: 120, cell: (row) => date(row.values.joined) },
    { id: "official", title: t("import.official"), width: 120, cell: (row) => date(row.values.official) },
    { id: "duty", title: t("members.field.duty"), cell: (row) => row.values.duty },
    { id: "note", title: t("members.field.note"), cell: (row) => row.values.note },
    {
      id: "status",
      title: t("import.status"),
      width: 140,
      cell: (row) => t(`import.row_status.${row.status}`),
    },
  ];
  return (
    <VirtualTable
      testId="import-table"
      label={t("import.step.preview")}
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.row)}
      rowHeight={50}
      height="max(15rem, calc(100vh - 23.75rem))"
    />
  );
}
