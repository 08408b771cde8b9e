import { describe, expect, it } from "vitest";
import { fits, isNarrowed, NO_FILTER } from "./filter";

const texts = ["01-CT/TW", "Ban Bí thư", "Học tập nghị quyết"];

describe("the filter of a list", () => {
  it("finds each word in any of the texts, with marks or without", () => {
    expect(fits({ ...NO_FILTER, text: " bi thu  ct/tw" }, texts)).toBe(true);
    expect(fits({ ...NO_FILTER, text: "Bí thư tỉnh" }, texts)).toBe(false);
    expect(fits(NO_FILTER, [])).toBe(true);
  });

  it("includes both ends of the period, and excludes rows without a day", () => {
    const march = { ...NO_FILTER, from: "2026-03-01", until: "2026-03-31" };
    expect(
      ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"].map((day) => fits(march, [], day)),
    ).toEqual([false, true, true, false]);
    expect(fits(march, [], "")).toBe(false);
    expect([fits(march, [], "2026"), fits(march, [], "2025")]).toEqual([true, false]);
  });

  it("ignores a day that is not typed completely", () => {
    expect(fits({ ...NO_FILTER, from: "12/3" }, [], "2020-01-01")).toBe(true);
    expect(isNarrowed({ ...NO_FILTER, from: "12/3" })).toBe(true);
    expect(isNarrowed(NO_FILTER)).toBe(false);
  });
});
