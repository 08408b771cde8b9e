import i18next from "i18next";
import { describe, expect, it } from "vitest";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { printedList } from "../lists/printedList";
import { registerNamed } from "./described";
import { printedRegister } from "./printed";

const register = registerNamed("propaganda");
if (!register) throw new Error("no such register");

const row = (place: number) => ({
  id: String(place),
  title: "",
  values: { date: "2026-03-12", listeners: 1040 },
  shown: { date: "12/03/2026", purpose: `Chỉ thị <b>${place}</b>`, listeners: "1040" },
});

startWords(words, en);
const list = {
  rows: Array.from({ length: 300 }, (_, place) => row(place)),
  sums: { sessions: 0, listeners: 312000 },
  all: 300,
  not_opened: null,
  alike: [],
};
const t = i18next.getFixedT("vi");
const html = printedList(t, {
  table: printedRegister(t, register, list),
  cell: "Chi bộ bản Nà Hiềng",
  superior: "Đảng ủy xã Bình Lư",
  from: "2026-01-01",
  until: "",
});

describe("a register on paper", () => {
  const page = new DOMParser().parseFromString(html, "text/html");

  it("has every row, however many the window renders, and only fields that are filled in in some row", () => {
    expect(page.querySelectorAll("tbody tr").length).toBe(300);
    const headings = [...page.querySelectorAll("th")].map((each) => each.textContent);
    expect(headings).toEqual(["STT", "Ngày", "Nội dung, mục đích", "Lượt người nghe"]);
  });

  it("shows a word that only a newer program knows as unknown", () => {
    const newer = { ...row(0), values: { channel: "hologram" }, shown: { channel: "hologram" } };
    expect(printedRegister(t, register, { ...list, rows: [newer] }).rows).toEqual([["chưa biết"]]);
  });

  it("names its period", () => {
    expect(page.querySelector(".period")?.textContent).toBe("từ 01/01/2026");
  });

  it("has the sums of the list, and escapes typed signs", () => {
    expect([...page.querySelectorAll("tfoot td")].map((each) => each.textContent)).toEqual([
      "Cộng",
      "",
      "",
      "312.000",
    ]);
    expect(page.querySelector("tbody tr")?.textContent).toContain("Chỉ thị <b>0</b>");
    expect(page.querySelector("tbody b")).toBeNull();
  });
});
