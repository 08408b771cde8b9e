import type { TFunction } from "i18next";
import { date } from "../../i18n/formats";

const STYLE = `
  @page { size: A4 landscape; margin: 15mm 15mm 15mm 20mm; }
  body { font: 12pt "Times New Roman", serif; margin: 0; }
  h1 { font-size: 15pt; text-align: center; margin: 8pt 0 2pt; text-transform: uppercase; }
  p { margin: 0; } .period { text-align: center; font-style: italic; margin-bottom: 8pt; }
  table { border-collapse: collapse; width: 100%; } thead { display: table-header-group; } tr { break-inside: avoid; }
  th, td { border: 1px solid #000; padding: 3pt 4pt; vertical-align: top; } th { text-align: center; }
  td.count, td.place { text-align: center; white-space: nowrap; } tfoot td { font-weight: bold; }
`;

export interface PrintedColumn {
  title: string;
  isCount?: boolean;
}

export interface PrintedTable {
  title: string;
  columns: readonly PrintedColumn[];
  /** A text for each column. */
  rows: readonly (readonly string[])[];
  /** What the columns add up to, empty where nothing is added up. */
  sums?: readonly string[];
}

interface Printed {
  table: PrintedTable;
  cell: string;
  superior: string;
  /** Days of the period, empty where it is open. */
  from: string;
  until: string;
}

export function escaped(text: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

/** The whole list on paper, although the window renders only the visible rows. */
export function printedList(t: TFunction, { table, cell, superior, from, until }: Printed): string {
  const line = (place: string, texts: readonly string[]) => {
    const cells = texts.map(
      (text, at) => `<td${table.columns[at]?.isCount ? ' class="count"' : ""}>${escaped(text)}</td>`,
    );
    return `<tr><td class="place">${escaped(place)}</td>${cells.join("")}</tr>`;
  };
  const headings = [t("printed.place"), ...table.columns.map((column) => column.title)];
  const rows = table.rows.map((texts, place) => line(String(place + 1), texts));
  const sums = table.sums ? `<tfoot>${line(t("printed.sum"), table.sums)}</tfoot>` : "";
  const period = [
    from && t("printed.from", { day: date(from) }),
    until && t("printed.until", { day: date(until) }),
  ]
    .filter(Boolean)
    .join(" ");
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${escaped(table.title)}</title>
<style>${STYLE}</style><body><p>${escaped(superior)}</p><p><b>${escaped(cell)}</b></p>
<h1>${escaped(table.title)}</h1><p class="period">${escaped(period)}</p>
<table><thead><tr>${headings.map((heading) => `<th>${escaped(heading)}</th>`).join("")}</tr></thead>
<tbody>${rows.join("")}</tbody>${sums}</table></body></html>`;
}
