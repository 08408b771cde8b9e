import { describe, expect, it } from "vitest";
import type { Unit } from "../api";
import { isCell, matching, treeLines } from "./cells";

function unit(id: string, name: string, parent: string | null, level = "cell"): Unit {
  const contact = { person: "", phone: "" };
  return {
    id,
    code: null,
    name,
    level,
    parent,
    expected_contact: "",
    contact,
    enrolled: false,
    cells: 0,
    removable: false,
  };
}

const UNITS = [
  unit("top", "T", null, "commune"),
  unit("ten", "Khu 10", "top"),
  unit("two", "Khu 2", "top"),
  unit("group", "A", "top", "party"),
  unit("below", "B", "group"),
];

describe("the tree of units", () => {
  it("puts parents before children, and 2 before 10", () => {
    expect(treeLines(UNITS).map((line) => `${line.depth}${line.unit.id}`)).toEqual([
      "0top",
      "1group",
      "2below",
      "1two",
      "1ten",
    ]);
  });

  it("shows a unit whose parent is not shown at the top, and never loops", () => {
    expect(treeLines([unit("a", "A", "gone")])).toHaveLength(1);
    expect(treeLines([unit("a", "A", "b"), unit("b", "B", "a")]).length).toBeLessThanOrEqual(2);
  });

  it("keeps the units above whatever matches", () => {
    const found = matching(treeLines(UNITS), (each) => each.id === "below");
    expect(found.map((line) => line.unit.id)).toEqual(["top", "group", "below"]);
    expect(found.filter((line) => isCell(line.unit))).toHaveLength(1);
  });
});
