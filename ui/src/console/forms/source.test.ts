import { describe, expect, it } from "vitest";
import { type Built, cellText, moved, sourceBuilt, sourceOf } from "./source";

const built = (part: Partial<Built>): Built => ({
  key: "k",
  type: "text",
  label: "Câu",
  hint: "",
  required: false,
  choices: "",
  ...part,
});

describe("a workbook as cells", () => {
  it("keeps the line of every filled row and leaves empty rows out", () => {
    const source = sourceOf([
      {
        sheet: "Survey ",
        data: [
          ["type", "name"],
          ["text", "a"],
          [null, " "],
          ["integer", "b"],
        ],
      },
      { sheet: "notes", data: [["x"]] },
    ]);
    expect(source.survey).toEqual({
      headings: ["type", "name"],
      rows: [
        { line: 2, cells: ["text", "a"] },
        { line: 4, cells: ["integer", "b"] },
      ],
    });
    expect(source.choices?.rows).toEqual([]);
  });

  it("has the texts that a person sees", () => {
    expect([12, 2.5, true, null, new Date("2026-03-12T00:00:00Z")].map(cellText)).toEqual([
      "12",
      "2.5",
      "TRUE",
      "",
      "2026-03-12",
    ]);
  });
});

describe("a form built by hand", () => {
  it("becomes the cells of a workbook, with a list of its own for each question that selects", () => {
    const source = sourceBuilt(" Báo cáo ", [
      built({ type: "integer", label: " Số người ", required: true }),
      built({ type: "select_one", label: "Đã họp?", choices: "Có\n\n Chưa " }),
      built({ type: "note", label: "Cảm ơn", required: true }),
    ]);
    expect(source.survey.rows.map(({ cells }) => cells)).toEqual([
      ["integer", "cau_1", "Số người", "", "yes"],
      ["select_one ds_2", "cau_2", "Đã họp?", "", ""],
      ["note", "cau_3", "Cảm ơn", "", ""],
    ]);
    expect(source.choices?.rows.map(({ cells }) => cells)).toEqual([
      ["ds_2", "c1", "Có"],
      ["ds_2", "c2", "Chưa"],
    ]);
    expect(source.settings?.rows[0]?.cells).toEqual(["Báo cáo"]);
  });

  it("is reordered within its ends", () => {
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });
});
