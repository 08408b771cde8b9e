import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LARGEST_FILE } from "./source";
import { type NotAWorkbook, readWorkbook } from "./workbook";

const ROOT = join(import.meta.dirname, "../../../..");
const fixture = (name: string) => new File([readFileSync(join(ROOT, "tests/fixtures/forms", name))], name);

describe("a workbook that an officer chooses", () => {
  it("is unpacked into the cells that a person sees", async () => {
    const source = await readWorkbook(fixture("bao-cao.xlsx"));
    expect(source.survey.headings.slice(0, 3)).toEqual(["type", "name", "label"]);
    expect(source.survey.rows.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [2, "so_nguoi"],
      [4, "da_hop"],
      [5, "ly_do"],
    ]);
    expect(source.choices?.rows.map(({ cells }) => cells[2])).toEqual(["Có", "Không"]);
    expect(source.settings?.rows[0]?.cells).toEqual(["Báo cáo nhanh từ tệp", "2026-03-12"]);
  });

  it("is refused with a reason when it is none", async () => {
    const reason = (file: File) => readWorkbook(file).catch((error: NotAWorkbook) => error.message);
    expect(await reason(new File(["x"], "a.xls"))).toBe("not_xlsx");
    expect(await reason(new File(["x"], "a.xlsx"))).toBe("unreadable");
    expect(await reason(new File([new Uint8Array(LARGEST_FILE + 1)], "a.xlsx"))).toBe("too_large");
  });
});
