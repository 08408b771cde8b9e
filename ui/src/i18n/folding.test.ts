import { describe, expect, it } from "vitest";
import { folded } from "./folding";

describe("folding", () => {
  it("folds đ, which Unicode does not decompose", () => {
    expect(folded("Đảng")).toBe("dang");
    expect(folded("Nguyễn Thị Đào")).toBe("nguyen thi dao");
  });

  it("folds similar signs to one, and drops invisible characters", () => {
    for (const sign of ["'", "’", "‘", "`", "´", "ʼ", "′", "＇"]) expect(folded(`H${sign}Hen`)).toBe("h'hen");
    expect(folded("Y‑Thuật")).toBe("y-thuat");
    expect(folded("\u202aBư\u00adởi\u202c")).toBe("buoi");
  });

  it("folds hoà and hòa to the same text, composed or not", () => {
    expect(folded("hoà")).toBe(folded("hòa"));
    expect(folded("hòa".normalize("NFD"))).toBe("hoa");
  });
});
