import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import type { Answer } from "../../door";
import { number } from "../../i18n/formats";
import { useCall } from "../queries";
import type { FigureName } from "../types";

type Row = Answer<"issued.rows">["rows"][number];

interface Props {
  paper: string;
  figure: FigureName;
  label: string;
  onClose: () => void;
}

/** The rows behind a printed figure, as the book stood when the paper was printed. */
export function RowsOfThen({ paper, figure, label, onClose }: Props) {
  const { t } = useTranslation();
  const rows = useCall("issued.rows", { id: paper, figure }, { fresh: true });
  const columns: Column<Row>[] = [
    {
      id: "place",
      title: t("members.column.place"),
      width: 64,
      align: "right",
      cell: (_, index) => index + 1,
    },
    { id: "label", title: t("totals.row"), cell: (row) => <span className="person-name">{row.label}</span> },
    { id: "detail", title: t("totals.row_detail"), cell: (row) => row.detail },
    { id: "adds", title: t("totals.row_adds"), width: 90, align: "right", cell: (row) => number(row.adds) },
  ];
  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={t("issued.rows_of", { figure: label })}
      data-testid="issued-rows"
    >
      <ErrorNote error={rows.error} />
      {rows.data?.rows.length === 0 && <Text>{t("issued.no_rows")}</Text>}
      {rows.data && rows.data.rows.length > 0 && (
        <VirtualTable
          testId="issued-rows-table"
          label={label}
          columns={columns}
          rows={rows.data.rows}
          rowId={(row) => `${row.id} ${row.label}`}
          rowHeight={46}
        />
      )}
    </Dialog>
  );
}
