import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass } from "../../testing/page";
import { place } from "../../testing/router";
import AttendanceTab from "./AttendanceTab";
import MeetingRollPage from "./MeetingRollPage";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();

const counts = { present: 0, due: 2, share: 0, with_reason: 0, without: 0, unmarked: 2, not_due: 1 };
const row = (name: string, exempt = false) => ({
  member: name,
  name,
  born: "1970",
  mark: exempt ? "exempt" : "unmarked",
  point: 0,
  note: "",
  exempt,
  bulk: false,
});
const sheet = {
  id: "m",
  title: "Sinh hoạt thường kỳ 05/11/2026",
  rows: [row("An"), row("Bình"), row("Câu", true)],
  counts,
  confirmed: false,
  saved_at: null,
};
const key = async (digit: string) => {
  fireEvent.keyDown(screen.getByTestId("roll-grid"), { key: digit });
  await pass();
};
const marked = () => asked("meetings_mark").map(({ request }) => `${request.member}: ${request.mark}`);

it("a digit marks and goes down; the key of another connection point marks nothing", async () => {
  place.params = { meeting: "m" };
  bridge.answers.meetings_sheet = sheet;
  bridge.answers.meetings_mark = { counts, saved_at: "2026-11-05T13:00:00.000Z", undo: null };
  await open(<MeetingRollPage />);
  await key("2");
  expect(marked()).toEqual([]);
  expect(screen.queryByTestId("roll-key-2")).toBeNull();
  await key("1");
  await key("6");
  await key("1");
  expect(marked()).toEqual(["An: present", "Bình: absent_personal", "Câu: exempt_present"]);
});

it("each figure opens onto its people", async () => {
  place.params = { meeting: "m" };
  const person = { member: "An", name: "An", born: "1970", mark: "absent_work", note: "" };
  bridge.answers.meetings_get = {
    line: { id: "m", begun: true, confirmed: true, date: "2026-11-05", counts },
    figures: [{ figure: "with_reason", people: [person] }],
  };
  await open(<AttendanceTab />);
  expect(screen.getByTestId("meeting-figure-with_reason").textContent).toBe("1");
  fireEvent.click(screen.getByTestId("meeting-figure-with_reason"));
  await pass();
  expect(screen.getAllByTestId("meeting-person")).toHaveLength(1);
  expect(document.body.textContent).toContain("Vắng: công tác");
});
