import { describe, expect, it } from "vitest";
import { cutsNothing, keptPart, NOTHING, withSide } from "./cropping";

describe("the part of a page that is kept", () => {
  it("is measured in thousandths from the left and top edge", () => {
    const cut = withSide(withSide(NOTHING, "left", 10), "bottom", 25);
    expect(keptPart(cut)).toEqual({ left: 100, top: 0, right: 1000, bottom: 750 });
    expect(keptPart(NOTHING)).toEqual({ left: 0, top: 0, right: 1000, bottom: 1000 });
  });

  it("is never empty, however far both sides are pulled", () => {
    const cut = withSide(withSide(NOTHING, "left", 80), "right", 80);
    expect(cut.left + cut.right).toBe(90);
    expect(withSide(NOTHING, "top", -5).top).toBe(0);
  });

  it("is the whole page while nothing is cut", () => {
    expect(cutsNothing(NOTHING)).toBe(true);
    expect(cutsNothing(withSide(NOTHING, "top", 1))).toBe(false);
  });
});
