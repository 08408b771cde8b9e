import { describe, expect, it } from "vitest";
import { hashOf, pageKey, placeOf } from "./place";

describe("the address of a page", () => {
  it("leads back to the page it was made for", () => {
    const round = "0123456789abcdef0123456789abcdef";
    expect(placeOf(hashOf({ page: "table", round }))).toEqual({ page: "table", round });
    expect(placeOf(hashOf({ page: "names_log" }))).toEqual({ page: "names_log" });
    for (const page of ["silent", "correct", "grading"] as const)
      expect(placeOf(hashOf({ page, round }))).toEqual({ page, round });
    for (const page of ["form", "renew_form"] as const)
      expect(placeOf(hashOf({ page, form: round }))).toEqual({ page, form: round });
    expect(placeOf(hashOf({ page: "new_form" }))).toEqual({ page: "new_form" });
    for (const opened of [
      { kind: "total", figure: "studied" },
      { kind: "unit", unit: round, figure: "due" },
    ] as const) {
      const place = { page: "table", round, opened } as const;
      expect(placeOf(hashOf(place))).toEqual(place);
      expect(pageKey(place)).toBe(hashOf({ page: "table", round }));
    }
    expect(placeOf(`#/rounds/${round}/sums/nothing`)).toEqual({ page: "table", round });
  });

  it("is the list of rounds when it is none of ours", () => {
    expect(placeOf("#/rounds/../../etc")).toEqual({ page: "rounds" });
    expect(placeOf("")).toEqual({ page: "rounds" });
  });
});
