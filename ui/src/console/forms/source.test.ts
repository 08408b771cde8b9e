import i18next, { type TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { startWords } from "../../i18n/words";
import en from "../i18n/en.json";
import vi from "../i18n/vi.json";
import { type Built, cellText, moved, sourceBuilt, sourceOf } from "./source";

let t: TFunction;
beforeAll(async () => {
  await startWords(vi, en);
  t = i18next.t;
});

const built = (part: Partial<Built>): Built => ({
  key: "k",
  type: "text",
  label: "Câu",
  hint: "",
  required: false,
  choices: "",
  least: "",
  most: "",
  onlyIf: null,
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
    const source = sourceBuilt(
      " Báo cáo ",
      [
        built({ type: "integer", label: " Số người ", required: true }),
        built({ type: "select_one", label: "Đã họp?", choices: "Có\n\n Chưa " }),
        built({ type: "note", label: "Cảm ơn", required: true }),
      ],
      t,
    );
    expect(source.survey.rows.map(({ cells }) => cells)).toEqual([
      ["integer", "cau_1", "Số người", "", "yes", "", "", ""],
      ["select_one ds_2", "cau_2", "Đã họp?", "", "", "", "", ""],
      ["note", "cau_3", "Cảm ơn", "", "", "", "", ""],
    ]);
    expect(source.choices?.rows.map(({ cells }) => cells)).toEqual([
      ["ds_2", "c1", "Có"],
      ["ds_2", "c2", "Chưa"],
    ]);
    expect(source.settings?.rows[0]?.cells).toEqual(["Báo cáo"]);
  });

  const is = (question: string, choice: string) => `$${`{${question}}`} = '${choice}'`;
  const conditions = (questions: readonly Built[]) =>
    sourceBuilt("Báo cáo", questions, t).survey.rows.map(({ cells }) => cells.slice(5));

  it("bounds a number, and says the bounds in words", () => {
    const number = (least: string, most: string) => built({ type: "decimal", least, most });
    expect(conditions([number("0", "99,5"), number("-1", ""), number("", "7"), number("mười", "")])).toEqual([
      [". >= 0 and . <= 99.5", "Ghi từ 0 đến 99,5.", ""],
      [". >= -1", "Ghi từ -1 trở lên.", ""],
      [". <= 7", "Ghi nhiều nhất là 7.", ""],
      ["", "", ""],
    ]);
    expect(conditions([built({ type: "text", least: "1" })])).toEqual([["", "", ""]]);
  });

  it("asks a question only of whoever chose an answer above it", () => {
    const held = built({ key: "a", type: "select_one", label: "Đã họp?", choices: "Có\nChưa" });
    const why = built({ key: "b", label: "Vì sao?", onlyIf: { question: "a", choice: "Chưa" } });
    expect(conditions([held, why])[1]?.[2]).toBe(is("cau_1", "c2"));
    expect(conditions([built({ key: "c" }), held, why])[2]?.[2]).toBe(is("cau_2", "c2"));
    expect(conditions([why, held])[0]?.[2]).toBe("");
    expect(conditions([{ ...held, choices: "Có\nChưa họp" }, why])[1]?.[2]).toBe("");
    expect(conditions([why])[0]?.[2]).toBe("");
  });

  it("is reordered within its ends", () => {
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });
});
