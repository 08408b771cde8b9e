import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { bridge } from "../../testing/bridge";
import { inAWindow, open, pass } from "../../testing/page";
import { place } from "../../testing/router";
import MeetingsPage from "../meetings/MeetingsPage";
import RatingsPage from "../ratings/RatingsPage";
import RegisterPage from "../registers/RegisterPage";
import RegistersPage from "../registers/RegistersPage";
import RoundsPage from "../rounds/RoundsPage";
import { NotOpened } from "./NotOpened";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  bridge.otherwise = { choices: [], entries: [], groups: [], rounds: [], documents: [] };
});

const press = async (testId: string) => {
  fireEvent.click(screen.getByTestId(testId));
  await pass();
};

it("a figure in the list of rounds opens its rows and not the round", async () => {
  const round = {
    id: "r",
    title: "Đợt",
    documents: [],
    from: "",
    to: "",
    state: "ongoing",
    due: 19,
    studied: 18,
    share: 9474,
  };
  bridge.answers = { rounds_list: { from_superior: [], from_former: [], withdrawn: [], rounds: [round] } };
  await open(<RoundsPage />);
  await press("rounds-studied");
  expect(place.went).toEqual([
    { to: "/rounds/$round/totals", params: { round: "r" }, search: { form: "figure.studied" } },
  ]);
});

it("a figure in the list of meetings opens its people and not the meeting", async () => {
  const counts = { present: 12, due: 15, share: 8000, with_reason: 3, without: 0, unmarked: 0, not_due: 0 };
  const line = {
    id: "m",
    title: "Sinh hoạt",
    date: "2026-07-05",
    kind: "regular",
    topic: "",
    begun: true,
    counts,
  };
  bridge.answers = { meetings_list: { meetings: [line], missing: null, next_notice: 1 } };
  await open(<MeetingsPage />);
  await press("meetings-present");
  expect(place.went).toEqual([
    { to: "/meetings/$meeting/attendance", params: { meeting: "m" }, search: { form: "figure.present" } },
  ]);
});

it("what is late in a register opens onto the rows that are late", async () => {
  bridge.answers = { register_overview: { registers: [{ register: "assigned_task", rows: 4, late: 3 }] } };
  await open(<RegistersPage />);
  expect(document.body.textContent).toContain("3 việc quá hạn");
});

it("a register with only its late rows says so", async () => {
  place.params = { register: "assigned_task" };
  Object.assign(place.search, { late: true });
  const row = { id: "t", title: "Việc", values: { what: "Việc" }, shown: { what: "Việc" } };
  bridge.answers = { register_list: { rows: [row], sums: {}, all: 4, not_opened: null, alike: [] } };
  await open(<RegisterPage />);
  expect(screen.getByTestId("register-only-late").textContent).toContain("Chỉ các dòng có việc quá hạn.");
  expect(screen.queryByTestId("not-opened")).toBeNull();
});

it("a figure of ratings leaves the people that it counted", async () => {
  place.search = { period: "2026", scheme: "s" };
  const person = (member: string, level: string, not_rated: string | null) => ({
    member,
    name: member,
    birth_year: "",
    level,
    not_rated,
    own_level: "",
    questions: 0,
  });
  bridge.answers = {
    ratings_schemes: { schemes: [{ id: "s", name: "S", fits: true, faults: [] }] },
    ratings_list: {
      levels: [],
      rows: [person("An", "Tốt", null), person("Bình", "", null), person("Câu", "", "miễn")],
      decided: 1,
      to_decide: 1,
      cap: null,
      unread: 0,
    },
  };
  await open(<RatingsPage />);
  expect(screen.getAllByTestId("ratings-table-row")).toHaveLength(3);
  await press("ratings-to_decide");
  expect(screen.getAllByTestId("ratings-table-row").map((row) => row.dataset.id)).toEqual(["Bình"]);
  await press("ratings-to_decide");
  expect(screen.getAllByTestId("ratings-table-row")).toHaveLength(3);
});

it("each reason why a figure does not open is a sentence", async () => {
  for (const why of ["survey_count", "non_members", "declared"] as const) {
    await open(<NotOpened why={why} />);
    expect(screen.getAllByTestId("not-opened").at(-1)?.textContent).toMatch(/^\p{Lu}.+ .+\.$/u);
  }
});
