import { expect, it } from "vitest";
import { pressedColumn, sorted } from "./sorting";

const rows = [
  { name: "Ỷ", born: "1980" },
  { name: "Ân", born: "" },
  { name: "Đức", born: "1975-03-12" },
  { name: "An", born: "1980" },
];
const keys = { name: (row: (typeof rows)[0]) => row.name, born: (row: (typeof rows)[0]) => row.born };
const names = (sorting: Parameters<typeof sorted>[1]) => sorted(rows, sorting, keys).map(({ name }) => name);

it("rows are sorted by the Vietnamese alphabet", () => {
  expect(names({ by: "name", down: false })).toEqual(["An", "Ân", "Đức", "Ỷ"]);
  expect(names({ by: "name", down: true })).toEqual(["Ỷ", "Đức", "Ân", "An"]);
});

it("what is not known comes last whichever way, and equal rows keep their order", () => {
  expect(names({ by: "born", down: false })).toEqual(["Đức", "Ỷ", "An", "Ân"]);
  expect(names({ by: "born", down: true })).toEqual(["Ỷ", "An", "Đức", "Ân"]);
});

it("a column is sorted, turned and left again", () => {
  const once = pressedColumn(null, "born");
  expect(once).toEqual({ by: "born", down: false });
  expect(pressedColumn(once, "born")).toEqual({ by: "born", down: true });
  expect(pressedColumn(pressedColumn(once, "born"), "born")).toBeNull();
  expect(pressedColumn(once, "name")).toEqual({ by: "name", down: false });
});
