import type { TFunction } from "i18next";
import { date } from "../../i18n/formats";
import type { PrintedTable } from "../lists/printedList";
import type { HeldView } from "../types";

/** The page as a table to print, in Vietnamese. */
export function printedHeld(t: TFunction, held: HeldView): PrintedTable {
  const born = held.birth_year && ` (${held.birth_year})`;
  return {
    title: `${t("held.title")}: ${held.name}${born}`,
    columns: [
      { title: t("held.column.kind") },
      { title: t("held.column.date") },
      { title: t("held.column.what") },
      { title: t("held.column.changes"), isCount: true },
    ],
    rows: held.groups.flatMap((group) =>
      group.records.map((record) => [
        group.vietnamese,
        date(record.date),
        [
          record.title,
          ...record.values.map((value) => `${value.label}: ${value.value || t("held.sealed")}`),
          ...(record.in_bin ? [t("held.in_bin")] : []),
          ...(record.by_superior ? [t("held.by_superior")] : []),
        ].join("; "),
        String(record.changes),
      ]),
    ),
  };
}
