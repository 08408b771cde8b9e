import { describe, expect, it } from "vitest";
import { date, number, readTime, share } from "./formats";

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

  it("reads times of day", () => {
    expect(readTime("19:30")).toBe("19:30");
    expect(readTime("7h")).toBe("07:00");
    expect(readTime("19h30")).toBe("19:30");
    expect(readTime("1930")).toBe("19:30");
    expect(readTime("25:00")).toBeNull();
  });
});
