import { screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { bridge } from "../../testing/bridge";
import { inAWindow, open, words } from "../../testing/page";
import { place } from "../../testing/router";
import HeldPage from "./HeldPage";
import { printedHeld } from "./printed";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const HELD = {
  id: "m",
  name: "Lò Thị Xuân",
  birth_year: "1970",
  count: 1,
  groups: [
    {
      kind: "roll_call",
      vietnamese: "Điểm danh",
      english: "Roll-call",
      keep_vietnamese: "5 năm",
      keep_english: "5 years",
      keepings: [
        { keeping: "plain", stays: true, fields: ["Điểm danh"] },
        { keeping: "sealed", stays: false, fields: ["Ghi chú"] },
      ],
      records: [
        {
          id: "r",
          date: "2026-03-12",
          title: "Lò Thị Xuân – Buổi 12/03/2026",
          values: [
            { label: "Điểm danh", value: "Vắng có lý do", keeping: "plain" },
            { label: "Ghi chú", value: "", keeping: "sealed" },
          ],
          in_bin: false,
          by_superior: false,
          changes: 2,
        },
      ],
    },
  ],
  unread: [{ vietnamese: "Đánh giá, xếp loại", english: "Rating", count: 3 }],
  openings: [{ at: "2026-11-28T08:30:00.000Z", by: "Lò Thị Mẫu" }],
};

inAWindow();
beforeEach(() => {
  place.params = { member: "m" };
  bridge.answers.members_held = HELD;
});

it("shows each record, where its values are kept, and what nobody here may open", async () => {
  await open(<HeldPage />);
  expect(bridge.asked.find(({ name }) => name === "members_held")?.request).toEqual({ id: "m" });
  const group = screen.getByTestId("held-roll_call").textContent ?? "";
  for (const part of ["Điểm danh (1)", "12/03/2026", "Vắng có lý do", words.held.sealed, words.held.stays])
    expect(group).toContain(part);
  expect(screen.getByTestId("held-unread").textContent).toContain("Đánh giá, xếp loại (3)");
  expect(screen.getByTestId("held-openings").textContent).toContain("Lò Thị Mẫu");
});

it("hides the names and the words about a person as names are hidden", async () => {
  await open(<HeldPage />);
  const named = [...document.querySelectorAll(".person-name")].map((element) => element.textContent);
  expect(named.join("\n")).toContain("Vắng có lý do");
  expect(named.join("\n")).toContain("Lò Thị Xuân (1970)");
});

it("prints every record in one table", () => {
  const table = printedHeld(((key: string) => key) as never, HELD as never);
  expect(table.rows).toEqual([
    [
      "Điểm danh",
      "12/03/2026",
      "Lò Thị Xuân – Buổi 12/03/2026; Điểm danh: Vắng có lý do; Ghi chú: held.sealed",
      "2",
    ],
  ]);
});
