import { describe, expect, it } from "vitest";
import type { ImportPreview, Proposal } from "../types";
import { namesAreChosen, withColumn, withoutSensitive } from "./choices";
import { corrected, decided, listsNotRead, placeOf, placesToReview, rowsToReview, withList } from "./review";

const column = (index: number, guess: Proposal["columns"][number]["guess"], sensitive = false) => ({
  index,
  letter: "ABC"[index] ?? "",
  heading: "",
  samples: [],
  guess,
  sensitive,
  hidden: false,
});

const PROPOSAL: Proposal = {
  choices: {
    sheet: "DS",
    header: [3, 3],
    columns: ["name", "people", "card"],
    encoding: "none",
    title_case: true,
    also: [],
  },
  sheets: [],
  columns: [column(0, "name"), column(1, "people", true), column(2, "card", true)],
  conversions: [],
  has_capitals: false,
};

const values = {
  name: "Lò Thị Xuân",
  born: "",
  sex: "",
  people: "",
  joined: "",
  official: "",
  duty: "",
  card: "",
  note: "",
};

describe("the import wizard", () => {
  it("leaves ethnic origin and card number out until a person chooses them", () => {
    const start = withoutSensitive(PROPOSAL);
    expect(start.columns).toEqual(["name", "ignore", "ignore"]);
    expect(withColumn(start, 1, "people").columns).toEqual(["name", "people", "ignore"]);
  });

  it("requires a column of names", () => {
    const start = withoutSensitive(PROPOSAL);
    expect(namesAreChosen(start)).toBe(true);
    expect(namesAreChosen(withColumn(start, 0, "ignore"))).toBe(false);
  });

  it("shows a row once, with its problems, also when the row was left out of the list", () => {
    const preview: ImportPreview = {
      rows: [{ row: 9, values, status: "new", resembles: null }],
      problems: [
        { row: 9, field: "born", code: "no_such_date", message: "Ngày 31/02/1980 không có trong lịch." },
        { row: 9, field: "joined", code: "month_only", message: "…" },
        { row: 12, field: "", code: "no_name", message: "…" },
        { row: 0, field: "", code: "other_sheet", message: "…" },
      ],
      to_add: 1,
      already_here: 0,
      to_review: 0,
      skipped: 0,
      left_out: 0,
    };
    const rows = rowsToReview(preview, { path: "a.xlsx" });
    expect(rows.map(({ row, problems }) => [row, problems.length])).toEqual([
      [9, 2],
      [12, 1],
    ]);
    expect(rows[1]?.values).toBeUndefined();
    expect(placesToReview(preview, { path: "a.xlsx" })).toBe(2);
  });

  it("keeps a row visible after a decision, so that the decision can be changed", () => {
    const preview: ImportPreview = {
      rows: [
        { row: 5, values, status: "skipped", resembles: { id: "a", name: "Lò Thị Xuân", born: "1980" } },
      ],
      problems: [],
      to_add: 0,
      already_here: 0,
      to_review: 0,
      skipped: 0,
      left_out: 0,
    };
    expect(rowsToReview(preview, { path: "a.xlsx" })).toEqual([]);
    expect(rowsToReview(preview, decided({ path: "a.xlsx" }, 5, "skip"))).toHaveLength(1);
  });

  it("uses the later correction of a field", () => {
    const once = corrected({ path: "a.xlsx" }, 9, "born", "1980");
    const twice = corrected(corrected(once, 9, "joined", ""), 9, "born", "");
    expect(twice.corrections).toEqual([
      { row: 9, field: "joined", value: "" },
      { row: 9, field: "born", value: "" },
    ]);
  });

  it("offers each other list once and numbers its rows apart from the first list's", () => {
    const sheet = (name: string, offered: boolean) => ({ name, hidden: false, people: 2, offered });
    const proposal = {
      ...PROPOSAL,
      sheets: [sheet("DS", false), sheet("Dự bị", true), sheet("Danh mục", false)],
    };
    const first = { path: "a.xlsx", choices: PROPOSAL.choices };
    expect(listsNotRead(proposal, first).map(({ name }) => name)).toEqual(["Dự bị"]);
    const both = withList(first, PROPOSAL.choices, "Dự bị");
    expect(listsNotRead(proposal, both)).toEqual([]);
    expect(placeOf(3, both)).toEqual({ row: 3, sheet: undefined });
    expect(placeOf(10_000_002, both)).toEqual({ row: 2, sheet: "Dự bị" });
  });
});
