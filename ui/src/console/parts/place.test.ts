import { describe, expect, it } from "vitest";
import { hashOf, placeOf } from "./place";

describe("the address of a page", () => {
  it("leads back to the page it was made for", () => {
    const round = "0123456789abcdef0123456789abcdef";
    expect(placeOf(hashOf({ page: "table", round }))).toEqual({ page: "table", round });
    expect(placeOf(hashOf({ page: "names_log" }))).toEqual({ page: "names_log" });
  });

  it("is the list of rounds when it is none of ours", () => {
    expect(placeOf("#/rounds/../../etc")).toEqual({ page: "rounds" });
    expect(placeOf("")).toEqual({ page: "rounds" });
  });
});
