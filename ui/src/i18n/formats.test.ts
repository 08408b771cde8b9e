import { describe, expect, it } from "vitest";
import { date, number, readDate, readTime, share } from "./formats";

describe("figures", () => {
  it("groups thousands with points", () => {
    expect(number(34800)).toBe("34.800");
    expect(number(1791)).toBe("1.791");
    expect(number(0)).toBe("0");
    expect(number(-1287)).toBe("-1.287");
  });

  it("shows shares with two decimals and a comma", () => {
    expect(share(9896)).toBe("98,96 %");
    expect(share(10000)).toBe("100,00 %");
    expect(share(5)).toBe("0,05 %");
  });

  it("shows a dash when nobody was due, never 0 %", () => {
    expect(share(null)).toBe("—");
    expect(share(0)).toBe("0,00 %");
  });
});

describe("dates", () => {
  it("shows day, month, year; a bare year stays", () => {
    expect(date("2026-03-12")).toBe("12/03/2026");
    expect(date("1962")).toBe("1962");
    expect(date("")).toBe("");
  });

  it("reads what people type", () => {
    expect(readDate("12/3/2026")).toEqual({ kind: "day", iso: "2026-03-12" });
    expect(readDate(" 12-03-2026 ")).toEqual({ kind: "day", iso: "2026-03-12" });
    expect(readDate("12.3.2026")).toEqual({ kind: "day", iso: "2026-03-12" });
    expect(readDate("12032026")).toEqual({ kind: "day", iso: "2026-03-12" });
    expect(readDate("1962")).toEqual({ kind: "year", iso: "1962" });
    expect(readDate("")).toEqual({ kind: "empty" });
  });

  it("names a day that is in no calendar", () => {
    expect(readDate("31/02/1980").kind).toBe("not_in_calendar");
    expect(readDate("29/02/2023").kind).toBe("not_in_calendar");
    expect(readDate("29/02/2024").kind).toBe("day");
    expect(readDate("12/13/2026").kind).toBe("not_in_calendar");
    expect(readDate("mùng 2").kind).toBe("unreadable");
    expect(readDate("12/3/26").kind).toBe("unreadable");
  });

  it("reads times of day", () => {
    expect(readTime("19:30")).toBe("19:30");
    expect(readTime("7h")).toBe("07:00");
    expect(readTime("19h30")).toBe("19:30");
    expect(readTime("1930")).toBe("19:30");
    expect(readTime("25:00")).toBeNull();
  });
});
