import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass, words } from "../../testing/page";
import { place } from "../../testing/router";
import { notices } from "../notices/notices";
import TotalsTab from "../totals/TotalsTab";
import NewRoundPage from "./NewRoundPage";
import RoundPage from "./RoundPage";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();
beforeEach(() => {
  place.params = { round: "r" };
});

const ROUND = {
  id: "r",
  title: "Đợt",
  state: "ongoing",
  from: "",
  to: "",
  deadline: "",
  documents: [],
  document_labels: [],
  sessions: [],
};
const session = (id: string) => ({ id, label: `Buổi ${id}`, unmarked: 0, confirmed: true });

it("a round is closed after a question and reopened at once", async () => {
  bridge.answers = {
    rounds_get: ROUND,
    documents_list: { documents: [] },
    rounds_list: { from_superior: [], rounds: [] },
  };
  await open(<RoundPage />);
  fireEvent.click(screen.getByTestId("round-edit"));
  await pass();
  fireEvent.click(screen.getByTestId("round-close"));
  await pass();
  expect(asked("rounds_close")).toHaveLength(0);
  fireEvent.click(screen.getByTestId("round-close-no"));
  await pass();
  expect(asked("rounds_close")).toHaveLength(0);
  fireEvent.click(screen.getByTestId("round-close"));
  await pass();
  bridge.answers.rounds_get = { ...ROUND, state: "closed" };
  bridge.answers.rounds_close = { what: ["rounds"] };
  fireEvent.click(screen.getByTestId("round-close-yes"));
  await pass();
  expect(asked("rounds_close").map(({ request }) => request)).toEqual([{ id: "r", closed: true }]);
  expect(notices.current()?.text).toBe("Đã kết thúc đợt.");
  fireEvent.click(screen.getByTestId("round-close"));
  await pass();
  expect(asked("rounds_close").at(-1)?.request).toEqual({ id: "r", closed: false });
  expect(notices.current()?.text).toBe("Đã mở lại đợt.");
});

it("the roll-call sheet of the only session is printed at once from the totals", async () => {
  bridge.answers = {
    rounds_get: { ...ROUND, sessions: [session("s")] },
    totals_round: { as_of: "2026-11-28", finalised: null, grades: { share_sum: null } },
    pick_save_file: "phieu.docx",
  };
  await open(<TotalsTab />);
  fireEvent.click(screen.getByTestId("paper-roll-call-sheet"));
  await pass();
  expect(asked("papers_roll_call_sheet").map(({ request }) => request)).toEqual([
    { round: "r", session: "s", out: "phieu.docx" },
  ]);
});

it("the roll-call sheet of one of several sessions is chosen and printed from the totals", async () => {
  bridge.answers = {
    rounds_get: { ...ROUND, sessions: [session("s"), session("u")] },
    totals_round: { as_of: "2026-11-28", finalised: null, grades: { share_sum: null } },
    pick_save_file: "phieu.docx",
  };
  await open(<TotalsTab />);
  fireEvent.click(screen.getByTestId("paper-roll-call-sheet"));
  await pass();
  fireEvent.click(screen.getByText("Buổi u"));
  await pass();
  expect(asked("papers_roll_call_sheet").map(({ request }) => request)).toEqual([
    { round: "r", session: "u", out: "phieu.docx" },
  ]);
});

it("a new round shows an example in its empty title, and submitting it leads there", async () => {
  bridge.answers = { documents_list: { documents: [] }, rounds_list: { from_superior: [], rounds: [] } };
  await open(<NewRoundPage />);
  const title = screen.getByTestId<HTMLInputElement>("round-title");
  expect([title.value, title.placeholder]).toEqual(["", words.rounds.title_example]);
  fireEvent.submit(title.form as HTMLFormElement);
  await pass();
  expect(asked("rounds_save")).toHaveLength(0);
  expect(document.activeElement).toBe(title);
  expect(notices.current()?.text).toBe("Con trỏ đang ở ô đầu tiên cần điền.");
});
