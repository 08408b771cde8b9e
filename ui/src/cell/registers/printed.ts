import type { Register } from "../../generated/registers";
import { date, number } from "../../i18n/formats";
import type { RegisterRows } from "../types";

const STYLE = `
  @page { size: A4 landscape; margin: 15mm 15mm 15mm 20mm; }
  body { font: 12pt "Times New Roman", serif; margin: 0; }
  h1 { font-size: 15pt; text-align: center; margin: 8pt 0 2pt; text-transform: uppercase; }
  p { margin: 0; } .period { text-align: center; font-style: italic; margin-bottom: 8pt; }
  table { border-collapse: collapse; width: 100%; } thead { display: table-header-group; } tr { break-inside: avoid; }
  th, td { border: 1px solid #000; padding: 3pt 4pt; vertical-align: top; } th { text-align: center; }
  td.count, td.place { text-align: center; white-space: nowrap; } tfoot td { font-weight: bold; }
`;

interface Printed {
  register: Register;
  list: RegisterRows;
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

/** The whole list on paper: every row, and every field that somebody filled in. Papers are in Vietnamese. */
export function printedRegister({ register, list, cell, superior, from, until }: Printed): string {
  const isFilled = (name: string) => list.rows.some((row) => row.shown[name] !== undefined);
  const fields = register.fields.filter((field) => isFilled(field.name));
  const cells = (shown: (name: string) => string) =>
    fields
      .map(
        ({ name, format }) => `<td${format === "count" ? ' class="count"' : ""}>${escaped(shown(name))}</td>`,
      )
      .join("");
  const rows = list.rows.map(
    (row, place) => `<tr><td class="place">${place + 1}</td>${cells((name) => wordsOf(row, name))}</tr>`,
  );
  const sum = (name: string) => (list.sums[name] === undefined ? "" : number(list.sums[name]));
  const sums =
    register.sums.length > 0 ? `<tfoot><tr><td class="place">Cộng</td>${cells(sum)}</tr></tfoot>` : "";
  const period = [from && `từ ${date(from)}`, until && `đến ${date(until)}`].filter(Boolean).join(" ");
  const headings = ["STT", ...fields.map((field) => field.vietnamese)];
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${escaped(register.vietnamese)}</title>
<style>${STYLE}</style><body><p>${escaped(superior)}</p><p><b>${escaped(cell)}</b></p>
<h1>${escaped(register.vietnamese)}</h1><p class="period">${escaped(period)}</p>
<table><thead><tr>${headings.map((heading) => `<th>${escaped(heading)}</th>`).join("")}</tr></thead>
<tbody>${rows.join("")}</tbody>${sums}</table></body></html>`;
}

function wordsOf(row: RegisterRows["rows"][number], name: string): string {
  const value = row.values[name];
  return typeof value === "number" ? number(value) : (row.shown[name] ?? "");
}
