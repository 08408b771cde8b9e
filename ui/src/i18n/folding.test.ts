import { describe, expect, it } from "vitest";
import { folded } from "./folding";

describe("folding", () => {
  it("finds đ by hand, which Unicode does not take apart", () => {
    expect(folded("Đảng")).toBe("dang");
    expect(folded("Nguyễn Thị Đào")).toBe("nguyen thi dao");
  });

  it("makes one of the signs that look alike, and nothing of what shows nothing", () => {
    for (const sign of ["'", "’", "‘", "`", "´", "ʼ", "′", "＇"]) expect(folded(`H${sign}Hen`)).toBe("h'hen");
    expect(folded("Y‑Thuật")).toBe("y-thuat");
    expect(folded("\u202aBư\u00adởi\u202c")).toBe("buoi");
  });

  it("makes one of hoà and hòa, composed or not", () => {
    expect(folded("hoà")).toBe(folded("hòa"));
    expect(folded("hòa".normalize("NFD"))).toBe("hoa");
  });
});
