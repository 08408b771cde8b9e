import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { REGISTERS } from "../../generated/registers";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass } from "../../testing/page";
import { place } from "../../testing/router";
import AwarenessPage from "../awareness/AwarenessPage";
import ConcernPage from "../concerns/ConcernPage";
import InspectionPage from "../inspections/InspectionPage";
import ProgrammePage from "../programmes/ProgrammePage";
import { PAGES } from "./pages";
import RegisterPage from "./RegisterPage";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const row = (shown: Record<string, string>) => ({ id: "r", title: "", values: shown, shown });

inAWindow();
beforeEach(() => {
  bridge.otherwise = { choices: [], entries: [], groups: [] };
});

describe("the page of a row", () => {
  it("is there for every register that has one, and for no other", () => {
    const described = REGISTERS.filter(({ has_page }) => has_page).map(({ name }) => name);
    expect(Object.keys(PAGES).sort()).toEqual(described.sort());
  });

  it("is where search and the calendar lead when they name the row", async () => {
    place.params = { register: "programme" };
    place.search = { open: "r" };
    bridge.answers = {
      register_list: {
        rows: [row({ title: "Chương trình" })],
        sums: {},
        all: 1,
        not_opened: null,
        alike: [],
      },
    };
    await open(<RegisterPage />);
    expect(place.went).toEqual([
      { to: "/registers/$register/$row", params: { register: "programme", row: "r" }, replace: true },
    ]);
  });

  it("of what was sent up offers nothing to add", async () => {
    place.params = { register: "concern_sent" };
    bridge.answers = { register_list: { rows: [], sums: {}, all: 0, not_opened: null, alike: [] } };
    await open(<RegisterPage />);
    expect(screen.queryByTestId("record-add")).toBeNull();
    expect(document.body.textContent).toContain("Chưa gửi gì lên cấp trên.");
  });
});

describe("the page of a programme", () => {
  const task = (id: string, standing: string) => ({
    row: { ...row({ what: `Việc ${id}` }), id },
    group: "Tuyên truyền",
    standing,
  });

  it("leaves the rows that a figure counted when the figure is pressed", async () => {
    const standings = ["on_time", "done_late", "open", "late", "dropped"];
    bridge.answers = {
      programmes_get: {
        programme: row({ title: "Chương trình" }),
        tasks: [task("1", "late"), task("2", "open"), task("3", "open")],
        figures: standings.map((standing) => ({ standing, count: { late: 1, open: 2 }[standing] ?? 0 })),
      },
    };
    await open(<ProgrammePage id="p" />);
    fireEvent.click(screen.getByTestId("tasks-late"));
    await pass();
    expect(screen.queryByTestId("tasks-late")?.textContent).toBe("1");
    fireEvent.click(screen.getByTestId("task-add"));
    await pass();
    fireEvent.change(screen.getByTestId("record-what"), { target: { value: "Họp dân" } });
    fireEvent.click(screen.getByTestId("record-save"));
    await pass();
    expect(asked("register_save")[0]?.request).toMatchObject({
      register: "assigned_task",
      values: { programme: "p", what: "Họp dân" },
    });
  });
});

describe("the page of a concern", () => {
  const concern = (sent: object | null) => ({ concern: row({ text: "Bao giờ kéo điện?" }), sent });

  it("asks before it sends, and offers to take back what was sent", async () => {
    bridge.answers = { concerns_get: concern(null), concerns_send: { id: null, undo: null, what: [] } };
    await open(<ConcernPage id="c" />);
    expect(screen.queryByTestId("concern-take-back")).toBeNull();
    fireEvent.click(screen.getByTestId("concern-send"));
    await pass();
    expect(asked("concerns_send")).toHaveLength(0);
    fireEvent.click(screen.getByTestId("concern-send-yes"));
    await pass();
    expect(asked("concerns_send")[0]?.request).toEqual({ id: "c", even_so: false });
  });

  it("says when the entry was changed after it was sent", async () => {
    bridge.answers = { concerns_get: concern({ copy: row({}), differs: true }) };
    await open(<ConcernPage id="c" />);
    expect(screen.getByTestId("concern-state").textContent).toContain("sau đó dòng này có sửa");
    expect(screen.getByTestId("concern-take-back")).not.toBeNull();
  });
});

describe("the page of an inspection", () => {
  it("shows the steps with what they left", async () => {
    const step = {
      step: "decided",
      label: "1. Quyết định, kế hoạch",
      done: true,
      date: "2026-03-02",
      paper: "02-QĐ/CB",
    };
    bridge.answers = {
      inspections_get: { inspection: row({ what: "Đảng phí" }), steps: [step], findings: [] },
    };
    await open(<InspectionPage id="i" />);
    expect(screen.getByTestId("inspection-steps").textContent).toBe(
      "BướcTình trạngNgàyGiấy tờ1. Quyết định, kế hoạchĐã xong02/03/202602-QĐ/CB",
    );
  });
});

describe("the page of a check of awareness", () => {
  const check = {
    id: "k",
    title: "",
    date: "",
    kind: "check",
    place: "",
    questions: [{ form: "single", text: "Mấy nhóm nhiệm vụ?", choices: ["Ba", "Bốn"] }],
    entered: true,
    keys: [{ id: "1", number: 1, date: "2026-03-12", reason: "", right: [[0]], fits: true }],
    sent: false,
  };
  const line = (label: string, count: number | null, right = false) => ({ label, count, share: null, right });
  const results = {
    entered: true,
    sheets: 30,
    key: check.keys[0],
    questions: [
      {
        form: "single",
        text: "Mấy nhóm nhiệm vụ?",
        lines: [line("A. Ba", 20, true), line("B. Bốn", null), line("Không chọn", null)],
        right: 20,
        right_share: 6667,
        mean: null,
        summary: "",
        hidden: true,
      },
    ],
  };

  it("says of a count that it is not shown, and by which key the result is", async () => {
    bridge.answers = { awareness_get: check, awareness_results: results };
    await open(<AwarenessPage id="k" />);
    expect(screen.getByTestId("result-0").textContent).toContain("B. Bốnkhông nêu");
    expect(screen.getByTestId("awareness-key-used").textContent).toBe("Theo đáp án bản 1, 12/03/2026.");
    expect(screen.getByTestId("result-right-0").textContent).toBe("20");
  });

  it("enters all totals in one call, a pasted column in the fields below each other", async () => {
    bridge.answers = { awareness_get: { ...check, entered: false }, awareness_enter_totals: { what: [] } };
    await open(<AwarenessPage id="k" />);
    fireEvent.click(screen.getByTestId("awareness-enter"));
    await pass();
    fireEvent.change(screen.getByTestId("answers-sheets"), { target: { value: "30" } });
    fireEvent.paste(screen.getByTestId("answers-0"), { clipboardData: { getData: () => "20\n8\n" } });
    await pass();
    fireEvent.click(screen.getByTestId("answers-save"));
    await pass();
    expect(asked("awareness_enter_totals").map(({ request }) => request)).toEqual([
      { id: "k", sheets: "30", answers: [{ counts: ["20", "8"], answered: "", sum: "", summary: "" }] },
    ]);
  });
});
