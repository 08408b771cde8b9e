import { describe, expect, it } from "vitest";
import type { RollRow } from "../types";
import { marksOf, readPasted } from "./paste";

function row(member: string, name: string, born: string, exempt = false): RollRow {
  return {
    member,
    name,
    born,
    mark: exempt ? "exempt" : "unmarked",
    point: 0,
    note: "",
    exempt,
    bulk: false,
  };
}

const ROWS = [
  row("1", "Nguyễn Thị Ánh", "1971-03-02"),
  row("2", "Lò Văn Đức", "1960"),
  row("3", "Lò Văn Đức", "1984-05-06"),
  row("4", "Giàng A Câu", "1990"),
  row("5", "Đặng Văn Bà", "1944", true),
];

describe("marks pasted from a sheet", () => {
  it("finds people by name, with or without marks and in any case", () => {
    const lines = readPasted("1\tNGUYỄN THỊ ÁNH\t1\n2\tGiang A Cau\tCông tác", ROWS);
    expect(marksOf(lines)).toEqual([
      { member: "1", mark: "present" },
      { member: "4", mark: "absent_work" },
    ]);
  });

  it("finds a name in decomposed Unicode and in two cells", () => {
    expect(marksOf(readPasted(`${"Nguyễn Thị".normalize("NFD")}\tÁnh\t8`, ROWS))).toEqual([
      { member: "1", mark: "absent_without" },
    ]);
  });

  it("distinguishes members of the same name by the birth year, and does not guess without it", () => {
    expect(marksOf(readPasted("Lò Văn Đức (1984)\t1\nLò Văn Đức\t1960\t6", ROWS))).toEqual([
      { member: "3", mark: "present" },
      { member: "2", mark: "absent_personal" },
    ]);
    expect(readPasted("Lò Văn Đức\t1", ROWS)[0]?.is).toBe("several");
  });

  it("does not take the running number for a mark", () => {
    expect(readPasted("4\tGiàng A Câu\t", ROWS)[0]?.is).toBe("no_mark");
  });

  it("skips headings and empty lines, and shows an unknown name as unknown", () => {
    const lines = readPasted("STT\tHọ và tên\tDấu\n\n1\tPhạm Dũng\t1\n", ROWS);
    expect(lines.map((line) => line.is)).toEqual(["nobody"]);
    expect(marksOf(lines)).toEqual([]);
  });

  it("reads a mark only from a whole word", () => {
    expect(readPasted("Giàng A Câu\tcó mặt muộn", ROWS)[0]?.is).toBe("no_mark");
    expect(readPasted("Giàng A Câu\tx", ROWS)[0]?.is).toBe("no_mark");
  });

  it("marks an exempt member only as present", () => {
    expect(marksOf(readPasted("Đặng Văn Bà\t1", ROWS))).toEqual([{ member: "5", mark: "exempt_present" }]);
    expect(marksOf(readPasted("Đặng Văn Bà\t8", ROWS))).toEqual([{ member: "5", mark: "exempt" }]);
  });

  it("uses the later of two lines", () => {
    expect(marksOf(readPasted("Giàng A Câu\t1\nGiàng A Câu\t3", ROWS))).toEqual([
      { member: "4", mark: "absent_work" },
    ]);
  });
});
