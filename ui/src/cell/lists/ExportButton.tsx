import { Button } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import i18next, { type TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, dialogs } from "../../door";
import { showRefusal, showWritten } from "../notices/notices";
import type { PrintedTable } from "./printedList";

interface Props {
  testId: string;
  disabled: boolean;
  /** `t` translates into Vietnamese, because papers are in Vietnamese whatever the language of the page. */
  table: (t: TFunction) => PrintedTable;
}

/** The rows that the page shows, as a workbook. */
export function ExportButton({ testId, disabled, table }: Props) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const write = async () => {
    const { title, columns, rows } = table(i18next.getFixedT("vi"));
    try {
      const path = await dialogs.saveFile(`${title}.xlsx`);
      if (!path) return;
      setWriting(true);
      const described = columns.map((column) => ({ title: column.title, is_count: column.isCount ?? false }));
      const written = await call("papers.list", {
        title,
        columns: described,
        rows: rows.map((row) => [...row]),
        path,
      });
      showWritten(t("totals.written", { path: written.path }), written.path);
    } catch (error) {
      showRefusal(error as Error);
    } finally {
      setWriting(false);
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<IconFileSpreadsheet aria-hidden />}
      disabled={disabled}
      loading={writing}
      onClick={() => void write()}
      data-testid={testId}
    >
      {t("registers.export")}
    </Button>
  );
}
