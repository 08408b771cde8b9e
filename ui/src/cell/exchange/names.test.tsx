import { expect, it, vi } from "vitest";
import type { Column } from "../../design/VirtualTable";
import { bridge } from "../../testing/bridge";
import { inAWindow, open } from "../../testing/page";
import BinPage from "../bin/BinPage";
import type { ExchangeView } from "../types";
import { ExchangeTables } from "./ExchangeTables";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));
// A page without a layout has no visible rows.
vi.mock("../../design/VirtualTable", () => ({
  VirtualTable: ({ columns, rows }: { columns: Column<unknown>[]; rows: unknown[] }) =>
    rows.map((row, index) => columns.map((column) => <div key={column.id}>{column.cell(row, index)}</div>)),
}));

inAWindow();

const NAME = "Lò Văn Đức";

/** What can be read on the page while F6 hides the names. */
function readable(): string {
  const page = document.body.cloneNode(true) as HTMLElement;
  for (const hidden of page.querySelectorAll(".person-name")) hidden.remove();
  return page.textContent ?? "";
}

it("F6 hides the names on the exchange page, and not the documents", async () => {
  const at = "2026-11-28T08:30:00.000Z";
  const view = {
    waiting: [
      { thing: "essay", count: 1, labels: [`Bài của ${NAME}`] },
      { thing: "document", count: 1, labels: ["01-CT/TW"] },
    ],
    received_by_superior: [],
    arrived: [{ id: "a", at, thing: "member", label: NAME }],
    set_aside: [{ at, thing: "member", label: NAME, by: NAME, reason: "Chưa đọc được." }],
    awaiting: [{ thing: "make_up", count: 1, labels: [NAME] }],
    unknown_machines: 0,
    names_opened: [{ at, officer: NAME, what: "essay", whose: NAME }],
  } as unknown as ExchangeView;
  await open(<ExchangeTables view={view} />);
  expect(document.body.textContent?.split(NAME)).toHaveLength(8);
  expect(readable()).not.toContain(NAME);
  expect(readable()).toContain("01-CT/TW");
  expect(readable()).toContain("Chưa đọc được.");
});

it("F6 hides the names in the bin", async () => {
  const items = [
    { id: "m", thing: "member", label: NAME, deleted_at: "2026-11-28T08:30:00.000Z", by: "Vàng A Páo" },
    {
      id: "d",
      thing: "document",
      label: "01-CT/TW",
      deleted_at: "2026-11-28T08:30:00.000Z",
      by: "Vàng A Páo",
    },
  ];
  bridge.answers.undo_bin = { items, things: [] };
  await open(<BinPage />);
  expect(document.body.textContent).toContain(NAME);
  expect(readable()).not.toContain(NAME);
  expect(readable()).toContain("01-CT/TW");
});

it("what is not named is counted in the same words, and with all that there is", async () => {
  const labels = Array.from({ length: 20 }, (_, place) => `Người ${place + 1}`);
  const view = {
    waiting: [
      { thing: "member", count: 32, labels },
      { thing: "document", count: 2, labels: ["01-CT/TW", "02-CT/TW"] },
      { thing: "make_up", count: 3, labels: [] },
    ],
    received_by_superior: [],
    arrived: [],
    set_aside: [],
    awaiting: [],
    unknown_machines: 0,
    names_opened: [],
  } as unknown as ExchangeView;
  await open(<ExchangeTables view={view} />);
  const page = document.body.textContent ?? "";
  expect(page).toContain(
    "32 đảng viên · Người 1; Người 2; Người 3; Người 4; Người 5; Người 6 và 26 đảng viên nữa",
  );
  expect(page).toContain("01-CT/TW; 02-CT/TW");
  expect(page.split(" nữa")).toHaveLength(2);
});

it("the bin is counted in the words of the exchange", async () => {
  const page = (id: string) => ({
    id,
    thing: "essay",
    label: id,
    deleted_at: "2026-11-28T08:30:00.000Z",
    by: "",
  });
  bridge.answers.undo_bin = {
    items: [page("a"), page("b")],
    things: [{ thing: "essay", count: 1, labels: [] }],
  };
  await open(<BinPage />);
  expect(document.body.textContent).toContain("Trong Thùng rác có 1 bài thu hoạch.");
});
