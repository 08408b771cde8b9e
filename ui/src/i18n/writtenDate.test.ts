import { describe, expect, it } from "vitest";
import table from "../../../tests/fixtures/dates/written.json";
import { readDate, type TypedDate } from "./writtenDate";

interface Line {
  text: string;
  born?: boolean;
  reads: string;
}

function textOf(read: TypedDate): string {
  if ("iso" in read) return read.iso;
  return { empty: "", not_in_calendar: "no_such_day", unreadable: "unreadable" }[read.kind];
}

describe("written dates", () => {
  it("are read as the program reads them", () => {
    const lines = table as Line[];
    expect(lines.length).toBeGreaterThan(80);
    const wrong = lines
      .map((line) => ({ ...line, read: textOf(readDate(line.text, line.born ? "birth" : "event")) }))
      .filter((line) => line.read !== line.reads);
    expect(wrong).toEqual([]);
  });
});
