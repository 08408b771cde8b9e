import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass } from "../../testing/page";
import { place } from "../../testing/router";
import { notices } from "../notices/notices";
import { JointSessions } from "./JointSessions";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();

const JOINT = {
  id: "j",
  date: "2026-03-12",
  time: "19:30",
  form: "hybrid",
  place: "Hội trường xã",
  points: ["Hội trường xã", "Nhà văn hóa"],
  speaker: "Lò Văn Mẫu",
  agenda: "",
  withdrawn: "",
  session: null,
  changed: false,
};

const show = async (more: object) => {
  bridge.answers = {
    sessions_joint: { sessions: [{ ...JOINT, ...more }] },
    sessions_follow: { what: ["sessions"] },
  };
  await open(<JointSessions round="r" />);
};

beforeEach(() => notices.close());

it("a session that the superior announced is taken into the book by one press", async () => {
  await show({});
  const note = screen.getByTestId("joint-session").textContent ?? "";
  expect(note).toContain("Cấp trên học chung ngày 12/03/2026 19:30");
  expect(note).toContain("Nhà văn hóa");
  expect(note).toContain("báo cáo viên Lò Văn Mẫu");
  fireEvent.click(screen.getByTestId("joint-follow"));
  await pass();
  expect(asked("sessions_follow").map(({ request }) => request)).toEqual([{ round: "r", joint: "j" }]);
  expect(notices.current()?.text).toBe("Đã ghi buổi học chung vào sổ.");
});

it("one that is in the book and says the same is not spoken of, and a change is offered", async () => {
  await show({ session: "s" });
  expect(screen.queryByTestId("joint-session")).toBeNull();
  await show({ session: "s", changed: true });
  expect(screen.getByTestId("joint-follow").textContent).toBe("Lấy theo cấp trên");
});

it("one that was called off is spoken of only where the cell has it, and leads to its roll-call", async () => {
  await show({ withdrawn: "Mưa lũ" });
  expect(screen.queryByTestId("joint-called-off")).toBeNull();
  await show({ withdrawn: "Mưa lũ", session: "s" });
  expect(screen.getByTestId("joint-called-off").textContent).toContain("Mưa lũ");
  expect(screen.queryByTestId("joint-follow")).toBeNull();
  fireEvent.click(screen.getByTestId("joint-open"));
  expect(place.went).toEqual([{ to: "/roll-call/$session", params: { session: "s" } }]);
});
