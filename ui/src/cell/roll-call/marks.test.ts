import { describe, expect, it } from "vitest";
import { CHOICES, goesDown, markFor, markingKey } from "./marks";

const row = { mark: "unmarked", point: 0, exempt: false } as const;
const key = (name: string, more = {}) => ({
  key: name,
  code: "",
  isComposing: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

describe("the keys of the roll-call", () => {
  it("marks what the legend beside the grid says", () => {
    const marks = ["1", "3", "4", "5", "6", "7", "8", "9", "0"].map((digit) => markFor(digit, row, 1)?.mark);
    expect(marks).toEqual([
      "present",
      "absent_work",
      "absent_study",
      "absent_far_away",
      "absent_personal",
      "absent_other",
      "absent_without",
      "counted_elsewhere",
      "unmarked",
    ]);
    expect(CHOICES.map(({ digit }) => digit)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]);
  });

  it("removes a mark with Delete, and does nothing on Backspace or a letter", () => {
    expect(markFor("Delete", { ...row, mark: "present" }, 1)).toEqual({ mark: "unmarked", point: 0 });
    expect(markingKey(key("Backspace"))).toBeUndefined();
    expect(markingKey(key("a"))).toBeUndefined();
    expect(markFor("Backspace", row, 1)).toBeNull();
  });

  it("ignores keys with Ctrl and keys of an input engine that is composing", () => {
    expect(markingKey(key("1", { isComposing: true }))).toBeUndefined();
    expect(markingKey(key("1", { ctrlKey: true }))).toBeUndefined();
    expect(markingKey(key("1"))).toBe("1");
    expect(markingKey(key("PageDown", { code: "Numpad3" }))).toBe("3");
  });

  it("goes from point to point on 2, never to the main one", () => {
    const first = markFor("2", row, 3);
    expect(first).toEqual({ mark: "present_elsewhere", point: 1 });
    const second = markFor("2", { ...row, mark: "present_elsewhere", point: 1 }, 3);
    expect(second?.point).toBe(2);
    expect(markFor("2", { ...row, mark: "present_elsewhere", point: 2 }, 3)?.point).toBe(1);
  });

  it("stays on the row while 2 still has points to choose from", () => {
    expect(goesDown({ mark: "present_elsewhere", point: 1 }, 3)).toBe(false);
    expect(goesDown({ mark: "present_elsewhere", point: 1 }, 2)).toBe(true);
    expect(goesDown({ mark: "present", point: 0 }, 3)).toBe(true);
  });

  it("never makes an absence of an exempt member", () => {
    const exempt = { mark: "exempt", point: 0, exempt: true } as const;
    expect(markFor("1", exempt, 1)?.mark).toBe("exempt_present");
    expect(markFor("0", { ...exempt, mark: "exempt_present" }, 1)?.mark).toBe("exempt");
    for (const digit of ["3", "4", "5", "6", "7", "8", "9"])
      expect(markFor(digit, exempt, 1)?.mark).toBe("exempt");
  });
});
