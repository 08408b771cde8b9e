import { describe, expect, it } from "vitest";
import type { TableRow } from "../api";
import { byParent, changedUnits } from "./grouping";

function row(id: string, parent: string, studied: number | null): TableRow {
  return {
    unit: { id, name: id, parent_name: parent },
    state: studied === null ? "silent" : "provisional",
    expected_contact: "",
    contact: { person: "", phone: "" },
    due: studied,
    present: studied,
    studied,
    studied_share: null,
    made_up: studied === null ? null : 0,
    make_up_owed: studied === null ? null : 0,
    unmarked: studied === null ? null : 0,
    essays_due: studied,
    essays_received: studied,
    sessions: studied,
    sessions_by_superior: studied,
    sessions_by_secretary: studied,
    sessions_by_committee_member: studied,
    sessions_by_cell: studied,
    turns: studied,
    points: studied,
    grade_good: studied,
    grade_fair: studied,
    grade_average: studied,
    grade_failed: studied,
    essays_not_graded: studied,
    reached_at: null,
    finalised_at: null,
    late: 0,
    last_receipt_at: null,
    last_word_at: null,
    device: null,
    overdue: null,
    addressed: true,
    closed_on: "",
  };
}

describe("the lines of a round's table", () => {
  it("keep the server's order by unit, whatever their figures", () => {
    const groups = byParent([row("a", "x", 1), row("b", "y", 99), row("c", "x", 50)]);
    expect(groups.map((group) => [group.parent, group.rows.map((each) => each.unit.id)])).toEqual([
      ["x", ["a", "c"]],
      ["y", ["b"]],
    ]);
  });

  it("count the silent cells of each parent", () => {
    expect(byParent([row("a", "x", null), row("b", "x", 0)])[0]?.silent).toBe(1);
  });

  it("are called changed only when they were there before and differ", () => {
    const before = [row("a", "x", 1), row("b", "x", 2)];
    expect(changedUnits(before, [row("a", "x", 1), row("b", "x", 3), row("c", "x", 4)])).toEqual(["b"]);
  });
});
