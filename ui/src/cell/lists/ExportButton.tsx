import { Button } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import i18next, { type TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { call } from "../../door";
import type { PrintedTable } from "./printedList";
import { useWriting } from "./useWriting";

interface Props {
  testId: string;
  disabled: boolean;
  /** `t` translates into Vietnamese, because papers are in Vietnamese whatever the language of the page. */
  table: (t: TFunction) => PrintedTable;
}

/** The rows that the page shows, as a workbook. */
export function ExportButton({ testId, disabled, table }: Props) {
  const { t } = useTranslation();
  const { write, writing } = useWriting();
  const begin = () => {
    const { title, columns, rows } = table(i18next.getFixedT("vi"));
    const described = columns.map((column) => ({ title: column.title, is_count: column.isCount ?? false }));
    const request = { title, columns: described, rows: rows.map((row) => [...row]) };
    void write(`${title}.xlsx`, (path) => call("papers.list", { ...request, path }), { also: ["pdf"] });
  };
  return (
    <Button
      variant="default"
      leftSection={<IconFileSpreadsheet aria-hidden />}
      disabled={disabled}
      loading={writing}
      onClick={begin}
      data-testid={testId}
    >
      {t("registers.export")}
    </Button>
  );
}
