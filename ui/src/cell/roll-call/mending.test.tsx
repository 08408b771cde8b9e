import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass } from "../../testing/page";
import { place } from "../../testing/router";
import RollCallPage from "./RollCallPage";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();
beforeEach(() => {
  place.params = { session: "s" };
  // A list of no height would render no rows.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
});

const row = (member: string) => ({
  member,
  name: member,
  born: "1970",
  mark: "present",
  point: 0,
  note: "",
  exempt: false,
});
const sheet = (confirmed: boolean) => ({
  counts: { present: 2, due: 2, share: 1, with_reason: 0, without: 0, unmarked: 0, not_due: 0 },
  round_title: "Đợt",
  rows: [row("An"), row("Bình")],
  saved_at: null,
  session: { id: "s", round: "r", label: "Buổi", points: [], confirmed },
});
const key = async (digit: string) => {
  fireEvent.keyDown(screen.getByTestId("roll-grid"), { key: digit });
  await pass();
};
const marked = () => asked("roll_call_mark").map(({ request }) => `${request.member}: ${request.mark}`);

it("a confirmed roll-call is changed after one question", async () => {
  bridge.answers.roll_call_sheet = sheet(true);
  await open(<RollCallPage />);
  await key("8");
  expect(marked()).toEqual([]);
  expect(document.body.textContent).toContain("Phiếu này đã xác nhận. Sửa điểm danh?");
  fireEvent.click(screen.getByTestId("roll-mend-no"));
  await pass();
  expect(marked()).toEqual([]);
  await key("8");
  fireEvent.click(screen.getByTestId("roll-mend-yes"));
  await pass();
  expect(marked()).toEqual(["An: absent_without"]);
  await key("3");
  expect(screen.queryByTestId("roll-mend")).toBeNull();
  expect(marked()).toEqual(["An: absent_without", "Bình: absent_work"]);
});

it("the note of the chosen row is written from the keyboard, and Escape leaves it as it was", async () => {
  bridge.answers.roll_call_sheet = sheet(false);
  await open(<RollCallPage />);
  const press = async (target: HTMLElement, name: string) => {
    fireEvent.keyDown(target, { key: name });
    await pass();
  };
  const grid = screen.getByTestId("roll-grid");
  await press(grid, "ArrowDown");
  await press(grid, "F2");
  const input = screen.getByTestId("roll-note-input");
  expect(document.activeElement).toBe(input);
  expect(input.getAttribute("aria-label")).toBe("Ghi chú của Bình");
  expect(input.closest("td")?.colSpan, "the room of the mark too").toBe(2);
  fireEvent.change(input, { target: { value: "đến muộn 15 phút" } });
  await press(input, "Enter");
  expect(asked("roll_call_mark").map(({ request }) => request)).toEqual([
    { session: "s", member: "Bình", mark: "present", point: 0, note: "đến muộn 15 phút" },
  ]);
  expect(document.activeElement).toBe(grid);
  await press(grid, "F2");
  const again = screen.getByTestId("roll-note-input");
  fireEvent.change(again, { target: { value: "khác" } });
  await press(again, "Escape");
  expect(asked("roll_call_mark")).toHaveLength(1);
  expect(screen.queryByTestId("roll-note-input")).toBeNull();
});

it("a mark that stays as it is needs no question", async () => {
  bridge.answers.roll_call_sheet = sheet(true);
  await open(<RollCallPage />);
  await key("1");
  expect(screen.queryByTestId("roll-mend")).toBeNull();
  expect(marked()).toEqual([]);
});

it("a roll-call that is not confirmed takes marks at once", async () => {
  bridge.answers.roll_call_sheet = sheet(false);
  await open(<RollCallPage />);
  await key("8");
  expect(marked()).toEqual(["An: absent_without"]);
});

it("a note that is being written is kept when its row or its page goes without a key", async () => {
  bridge.answers.roll_call_sheet = sheet(false);
  const page = await open(<RollCallPage />);
  fireEvent.keyDown(screen.getByTestId("roll-grid"), { key: "F2" });
  await pass();
  fireEvent.change(screen.getByTestId("roll-note-input"), { target: { value: "đến muộn" } });
  page.unmount();
  await pass();
  expect(asked("roll_call_mark").map(({ request }) => request.note)).toEqual(["đến muộn"]);
});
