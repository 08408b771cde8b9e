/**
 * The cells of rows copied from a spreadsheet, read as the program reads them: a cell with a line break or a quotation mark is
 * quoted, empty cells at the end of a line are left out, and so are empty rows.
 */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    while (row.length > 0 && row.at(-1)?.trim() === "") row.pop();
    if (row.length > 0) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += sign;
      at += 1;
    } else if (quoted) {
      if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t") endCell();
    else if (sign === "\n" || sign === "\r") endRow();
    else cell += sign;
  }
  endRow();
  return rows;
}

/** The pasted text of a field, by the place of its row in the preview. It is empty where nothing was pasted. */
export function pastedTexts(
  text: string,
  columns: readonly (string | null)[],
  rows: number,
): (place: number, field: string) => string {
  const cells = pastedCells(text);
  const headings = cells.length - rows;
  // If the number of rows differs, the text was read differently than in the program and matches no row of the preview.
  const isRead = headings === 0 || headings === 1;
  return (place, field) => (isRead && cells[place + headings]?.[columns.indexOf(field)]) || "";
}
