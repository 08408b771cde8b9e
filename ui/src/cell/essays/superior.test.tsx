import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open } from "../../testing/page";
import type { SuperiorGrade } from "../types";
import { SuperiorGrades } from "./SuperiorGrades";
import { useGradesSeen } from "./useGradesSeen";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();

const grade = (more: Partial<SuperiorGrade> = {}): SuperiorGrade => ({
  from: "Đảng ủy xã Nà Tăm",
  former: null,
  at: "2026-11-30T10:00:00Z",
  grade: "fair",
  remark: "Cần cụ thể hơn",
  remark_unread: false,
  changed: false,
  taken_back: false,
  withdrawn: "",
  ...more,
});
const notes = () => screen.queryAllByTestId("superior-grade-note").map((note) => note.textContent);

function List({ graded }: { graded: number }) {
  useGradesSeen("r", graded);
  return null;
}

describe("the superior's grade of an essay", () => {
  it("says whose grade it is, and that figures count the cell's own", async () => {
    await open(<SuperiorGrades grades={[grade()]} />);
    const shown = screen.getByTestId("superior-grades").textContent;
    expect(shown).toContain("Đảng ủy xã Nà Tăm đánh giá: Khá");
    expect(shown).toContain("Cần cụ thể hơn");
    expect(shown).toContain("Số liệu của đợt tính theo đánh giá của chi bộ.");
    expect(notes()).toEqual([]);
  });

  it("says beside it that the essay was changed, or that it was taken back", async () => {
    const rows = [grade({ changed: true }), grade({ at: "2026-11-29T10:00:00Z", withdrawn: "Gửi nhầm" })];
    await open(<SuperiorGrades grades={rows} />);
    expect(notes()).toEqual([
      "Bài đã sửa sau khi cấp trên chấm: mức này là của bản trước.",
      "Cấp trên rút lại: Gửi nhầm",
    ]);
  });

  it("is that of a former committee, with its days, where one stood above the cell then", async () => {
    const former = { name: "Huyện ủy Tam Đường", from: "", until: "2025-06-30" };
    await open(<SuperiorGrades grades={[grade({ from: former.name, former })]} />);
    expect(screen.getByTestId("former-committee").textContent).toBe(
      "Huyện ủy Tam Đường – cấp trên trước đây, đến hết 30/06/2025. Chỉ để xem: không còn ai đòi phần này.",
    );
  });

  it("is noted as seen once the list shows one, and not before", async () => {
    bridge.answers = { essays_superior_grades_seen: {} };
    await open(<List graded={0} />);
    expect(asked("essays_superior_grades_seen")).toHaveLength(0);
    await open(<List graded={2} />);
    expect(asked("essays_superior_grades_seen").map(({ request }) => request)).toEqual([{ round: "r" }]);
  });
});
