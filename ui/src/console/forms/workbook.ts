import { LARGEST_FILE, type Sheet, type Source, sourceOf } from "./source";

export class NotAWorkbook extends Error {}

/** Unpacks a workbook into cells, in the browser. The library is fetched only by an officer who opens one. */
export async function readWorkbook(file: File): Promise<Source> {
  if (file.size > LARGEST_FILE) throw new NotAWorkbook("too_large");
  if (!file.name.toLowerCase().endsWith(".xlsx")) throw new NotAWorkbook("not_xlsx");
  const { default: readExcelFile } = await import("read-excel-file/browser");
  try {
    return sourceOf((await readExcelFile(file)) as unknown as Sheet[]);
  } catch {
    throw new NotAWorkbook("unreadable");
  }
}
