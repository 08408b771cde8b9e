import i18next from "i18next";
import { expect, it } from "vitest";
import { REGISTERS } from "../generated/registers";
import en from "./en.json";
import vi from "./vi.json";
import { startWords } from "./words";

it("writes counts in sentences as the papers do", () => {
  startWords(vi, en);
  expect(i18next.t("members.count", { count: 1200 })).toBe("1.200 người, xếp theo tên");
  expect(i18next.t("members.count", { count: 32 })).toBe("32 người, xếp theo tên");
  expect(i18next.t("thing.member", { count: 34800 })).toBe("34.800 đảng viên");
});

it("has words for every thing that the program may name, registers too", () => {
  startWords(vi, en);
  const things = [...Object.keys(vi.thing), ...REGISTERS.map(({ name }) => name)];
  for (const thing of things)
    for (const lng of ["vi", "en"]) {
      expect(i18next.exists(`thing.${thing}`, { lng, count: 2 }), thing).toBe(true);
      expect(i18next.exists(`thing_name.${thing}`, { lng }), thing).toBe(true);
    }
  expect(i18next.t("thing.propaganda", { count: 1200 })).toBe("1.200 lượt tuyên truyền");
});
