import { cleanup, fireEvent, screen } from "@testing-library/react";
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
    rounds_list: { from_superior: [], from_former: [], withdrawn: [], rounds: [] },
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
    totals_by_group: { groups: [] },
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
    totals_by_group: { groups: [] },
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
  bridge.answers = {
    documents_list: { documents: [] },
    rounds_list: { from_superior: [], from_former: [], withdrawn: [], rounds: [] },
  };
  await open(<NewRoundPage />);
  const title = screen.getByTestId<HTMLInputElement>("round-title");
  expect([title.value, title.placeholder]).toEqual(["", words.rounds.title_example]);
  fireEvent.submit(title.form as HTMLFormElement);
  await pass();
  expect(asked("rounds_save")).toHaveLength(0);
  expect(document.activeElement).toBe(title);
  expect(notices.current()?.text).toBe("Con trỏ đang ở ô đầu tiên cần điền.");
});

const sent = (id: string, ...document_ids: string[]) => ({
  id,
  title: `Đợt ${id}`,
  deadline: "",
  documents: [],
  document_ids,
});
const DOCUMENTS = ["d", "e"].map((id) => ({ id, label: id, summary: "", from_superior: true, rounds: [] }));
const parentSaved = () =>
  (asked("rounds_save").at(-1)?.request as { parent_round: string } | undefined)?.parent_round;

async function beginFrom(document: string, from_superior: unknown[]) {
  place.search = { document };
  bridge.answers = {
    documents_list: { documents: DOCUMENTS },
    rounds_list: { from_superior, rounds: [] },
    rounds_save: { id: "r", what: [] },
  };
  await open(<NewRoundPage />);
}

async function submit() {
  fireEvent.submit(screen.getByTestId<HTMLInputElement>("round-title").form as HTMLFormElement);
  await pass();
}

it("a round begun from the superior's document follows its round and studies all of its documents", async () => {
  await beginFrom("d", [sent("p", "d", "e"), sent("q")]);
  expect(screen.getByTestId<HTMLInputElement>("round-title").value).toBe("Đợt p");
  await submit();
  expect(asked("rounds_save")[0]?.request).toMatchObject({ parent_round: "p", documents: ["d", "e"] });
});

it("several rounds on one document are asked about, and none is taken by itself", async () => {
  await beginFrom("d", [sent("p", "d"), sent("q", "d")]);
  fireEvent.change(screen.getByTestId("round-title"), { target: { value: "Đợt của chi bộ" } });
  await submit();
  expect(asked("rounds_save")).toHaveLength(0);
  expect(notices.current()?.text).toBe(words.rounds.parent_missing);
  fireEvent.click(screen.getByText("Đợt q"));
  await submit();
  expect(parentSaved()).toBe("q");
});

it("a round may follow none, and one on other documents is not asked", async () => {
  await beginFrom("d", [sent("p", "d")]);
  fireEvent.click(screen.getByTestId("round-parent-none"));
  fireEvent.change(screen.getByTestId("round-title"), { target: { value: "Đợt của chi bộ" } });
  await submit();
  expect(parentSaved()).toBe("");
  cleanup();
  await beginFrom("e", [sent("p", "d")]);
  expect(screen.queryByTestId("round-parent-choice")).toBeNull();
});

it("a round of the superior that was opened is not announced any more", async () => {
  place.search = { parent: "p" };
  bridge.answers = {
    documents_list: { documents: DOCUMENTS },
    rounds_list: { from_superior: [sent("p", "d")], rounds: [] },
  };
  await open(<NewRoundPage />);
  expect(asked("home_opened").map(({ request }) => request)).toEqual([{ id: "p" }]);
});

const part = (text: string) => ({ text, done: false });
const PROPOSED = {
  title: "Đợt",
  plan: {
    purpose: part("Nắm vững văn bản."),
    content: part("Học tập."),
    speakers: part("Chi bộ."),
    logistics: part("Nhà văn hóa."),
    implementation: part("Báo cáo."),
  },
  doubts: [{ field: "documents", sentence: "Đã có đợt học văn bản này: “Đợt cũ”." }],
};
const EARLIER = { id: "old", title: "Đợt cũ", from: "2025-03-12", to: "", documents: [], state: "closed" };

it("a new round may copy an earlier one, and its plan can be changed before it is saved", async () => {
  place.search = { copy: "old" };
  bridge.answers = {
    documents_list: { documents: DOCUMENTS },
    rounds_list: { from_superior: [], rounds: [EARLIER] },
    rounds_propose: PROPOSED,
    rounds_save: { id: "r", what: [] },
  };
  await open(<NewRoundPage />);
  await pass();
  expect(screen.getByTestId<HTMLSelectElement>("round-copy").value).toBe("old");
  expect(asked("rounds_propose").at(-1)?.request).toMatchObject({ copy_of: "old" });
  expect(screen.getByTestId("doubt").textContent).toBe(PROPOSED.doubts[0]?.sentence);
  fireEvent.change(screen.getByTestId("round-title"), { target: { value: "Đợt mới" } });
  await submit();
  const untouched = asked("rounds_save").at(-1)?.request as object;
  expect(untouched).toMatchObject({ copy_of: "old", title: "Đợt mới" });
  expect(untouched).not.toHaveProperty("plan");
});

it("the plan that was typed before saving is saved", async () => {
  place.search = {};
  bridge.answers = {
    documents_list: { documents: DOCUMENTS },
    rounds_list: { from_superior: [], rounds: [] },
    rounds_propose: { ...PROPOSED, doubts: [] },
    rounds_save: { id: "r", what: [] },
  };
  await open(<NewRoundPage />);
  await pass();
  expect(screen.queryByTestId("round-copy")).toBeNull();
  expect(screen.queryByTestId("doubt")).toBeNull();
  const purpose = screen.getByTestId<HTMLTextAreaElement>("new-plan-purpose");
  expect(purpose.value).toBe("Nắm vững văn bản.");
  fireEvent.change(purpose, { target: { value: "Như kế hoạch của xã." } });
  fireEvent.change(screen.getByTestId("round-title"), { target: { value: "Đợt mới" } });
  await submit();
  expect(asked("rounds_save").at(-1)?.request).toMatchObject({
    plan: { ...PROPOSED.plan, purpose: part("Như kế hoạch của xã.") },
  });
});

it("the next number of the term is proposed, taken by a press, and a repeated one is said", async () => {
  bridge.answers = {
    rounds_get: ROUND,
    documents_list: { documents: [] },
    rounds_list: { from_superior: [], from_former: [], withdrawn: [], rounds: [] },
    rounds_propose: {
      ...PROPOSED,
      next_plan_number: 3,
      next_report_number: 7,
      doubts: [{ field: "report_number", sentence: "Số ấy đã có." }],
    },
    rounds_save: { id: "r", what: [] },
  };
  await open(<RoundPage />);
  fireEvent.click(screen.getByTestId("round-edit"));
  await pass();
  await pass();
  expect(screen.getByTestId("doubt").textContent).toBe("Số ấy đã có.");
  fireEvent.click(screen.getByTestId("round-report-next"));
  expect(screen.getByTestId<HTMLInputElement>("round-report-number").value).toBe("7");
  fireEvent.submit(screen.getByTestId("round-report-number").closest("form") as HTMLFormElement);
  await pass();
  expect(asked("rounds_save").at(-1)?.request).toEqual({ id: "r", report_number: 7 });
});
