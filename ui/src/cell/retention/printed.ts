import type { TFunction } from "i18next";
import { date } from "../../i18n/formats";
import type { PrintedTable } from "../lists/printedList";
import type { RetentionView } from "../types";
import { withinWords } from "./PastGroup";

/** What is past its period as a table to print or export, in Vietnamese. */
export function printedPast(t: TFunction, retention: RetentionView): PrintedTable {
  const columns = ["kinds", "title", "date", "keep", "free_from", "within"] as const;
  return {
    title: t("retention.title"),
    columns: columns.map((column) => ({ title: t(`retention.column.${column}`) })),
    rows: retention.groups.flatMap((group) =>
      group.records.map((record) => [
        group.vietnamese,
        record.title,
        date(record.date),
        group.keep_vietnamese,
        String(record.free_from),
        withinWords("vi", record),
      ]),
    ),
  };
}
