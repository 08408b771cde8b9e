import { describe, expect, it } from "vitest";
import type { RollRow } from "../types";
import { answered, marksOf, readPasted, signsOf } from "./paste";

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
    expect(readPasted("Giàng A Câu\tkhông rõ", ROWS)[0]?.is).toBe("no_mark");
  });

  it("understands the letters of offices, in either form of Unicode and in any case", () => {
    const read = (mark: string) => {
      const line = readPasted(`Giàng A Câu\t${mark}`, ROWS)[0];
      return line?.is === "matched" ? line.mark : line?.is;
    };
    for (const word of ["P", "p", "CP", "Phép", "Có phép", "Vắng có phép", "VẮNG CÓ PHÉP", "vắng phép"])
      for (const form of ["NFC", "NFD"]) expect(read(word.normalize(form))).toBe("absent_other");
    for (const word of ["K", "KP", "kp", "Không phép", "vắng không phép", "Vắng không lý do"])
      for (const form of ["NFC", "NFD"]) expect(read(word.normalize(form))).toBe("absent_without");
    for (const word of ["có", "CÓ", "Có mặt", "có mặt."])
      for (const form of ["NFC", "NFD"]) expect(read(word.normalize(form))).toBe("present");
  });

  it("marks nobody by a sign that offices use both ways, until it was asked about once for the whole paste", () => {
    const text = "Nguyễn Thị Ánh\tx\nGiàng A Câu\tX\nLò Văn Đức (1960)\tV\nLò Văn Đức (1984)\tVắng";
    const lines = readPasted(text, ROWS);
    expect(lines.map((line) => line.is)).toEqual(["asked", "asked", "asked", "asked"]);
    expect(marksOf(lines)).toEqual([]);
    const signs = signsOf(lines);
    expect(signs.map((sign) => [sign.text, sign.column])).toEqual([
      ["x", null],
      ["V", null],
      ["vắng", null],
    ]);
    const [x, v, away] = signs.map((sign) => sign.key) as [string, string, string];
    expect(marksOf(answered(lines, { [x]: "1" }))).toEqual([
      { member: "1", mark: "present" },
      { member: "4", mark: "present" },
    ]);
    expect(marksOf(answered(lines, { [x]: "7", [v]: "", [away]: "8" }))).toEqual([
      { member: "1", mark: "absent_other" },
      { member: "4", mark: "absent_other" },
      { member: "3", mark: "absent_without" },
    ]);
  });

  it("reads a cross as its column's heading says, and asks for each column where no heading says it", () => {
    const crosses = "Nguyễn Thị Ánh\tx\t\t\nGiàng A Câu\t\tx\t\nLò Văn Đức (1960)\t\t\tx";
    const headed = readPasted(`Họ và tên\tCó mặt\tVắng có lý do\tVắng không lý do\n${crosses}`, ROWS);
    expect(marksOf(headed).map(({ mark }) => mark)).toEqual(["present", "absent_other", "absent_without"]);
    const bare = readPasted(crosses, ROWS);
    expect(marksOf(bare)).toEqual([]);
    expect(signsOf(bare).map((sign) => [sign.text, sign.column])).toEqual([
      ["x", "2"],
      ["x", "3"],
      ["x", "4"],
    ]);
    const vague = readPasted("Họ và tên\tĐiểm danh\tVắng\nGiàng A Câu\t\tx", ROWS);
    expect(vague.map((line) => line.is)).toEqual(["asked"]);
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
