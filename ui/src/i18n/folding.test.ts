import { describe, expect, it } from "vitest";
import { folded } from "./folding";

describe("folding", () => {
  it("finds đ by hand, which Unicode does not take apart", () => {
    expect(folded("Đảng")).toBe("dang");
    expect(folded("Nguyễn Thị Đào")).toBe("nguyen thi dao");
  });

  it("makes one of hoà and hòa, composed or not", () => {
    expect(folded("hoà")).toBe(folded("hòa"));
    expect(folded("hòa".normalize("NFD"))).toBe("hoa");
  });
});
