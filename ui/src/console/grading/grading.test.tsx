import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import { startWords } from "../../i18n/words";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { GradePanel } from "./GradePanel";
import { GradingPage } from "./GradingPage";

vi.mock("../session/session", async (original) => ({
  ...(await original<typeof import("../session/session")>()),
  useRefresh: () => false,
  useSession: () => ({ me: { name: "lan" } }),
}));

const [ROUND, UNIT, ESSAY, CONTENT] = ["a", "b", "c", "d"].map((letter) => letter.repeat(32)) as [
  string,
  string,
  string,
  string,
];
const LAN = { name: "lan", person: "Lò Thị Lan (lan)" };
const HAI = { name: "hai", person: "Vàng Thị Hai (hai)" };
const AT = "2026-11-30T10:00:00Z";

const line = (more: object = {}) => ({
  unit: { id: UNIT, name: "Chi bộ bản Nà Cà", parent_name: "" },
  essay: ESSAY,
  handed_in_on: "2026-11-20",
  form: "typed",
  graders: [],
  lead: null,
  mine: false,
  state: "not_shared",
  changed: false,
  sent_at: null,
  ...more,
});
const round = (...rows: object[]) => ({ id: ROUND, title: "Đợt tháng 11", graders: [LAN, HAI], rows });
const given = (by: string, grade: string, remark: string) => ({ by, at: AT, grade, remark, changed: false });
const essay = (more: object = {}) => ({
  state: "grading",
  content: CONTENT,
  graders: [LAN, HAI],
  lead: null,
  choices: [LAN, HAI],
  own: null,
  all: null,
  differs: false,
  settled: null,
  sent: [],
  may_give: true,
  may_settle: false,
  may_take_back: false,
  settles_by_giving: false,
  ...more,
});

const asked: [string, Record<string, unknown>][] = [];
let answers: Record<string, unknown> = {};
let refuse: object | null = null;

const pass = () => act(() => vi.advanceTimersByTimeAsync(300));
const click = async (name: string) => {
  fireEvent.click(screen.getByTestId(name));
  await pass();
};
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByTestId(name), { target: { value } });

async function show(page: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider theme={theme} env="test">
        {page}
      </MantineProvider>
    </QueryClientProvider>,
  );
  await pass();
}
const panel = () => show(<GradePanel which={{ round: ROUND, unit: UNIT, essay: ESSAY }} />);

beforeEach(() => {
  // The test browser has no fonts, whose loading a text box that grows waits for.
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
  startWords(words, en);
  vi.useFakeTimers({ now: new Date(AT) });
  sessionStorage.clear();
  asked.length = 0;
  answers = {};
  refuse = null;
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    const method = init?.method ?? "GET";
    if (method === "POST") {
      asked.push([path, JSON.parse(String(init?.body))]);
      if (refuse) return new Response(JSON.stringify(refuse), { status: 422 });
    }
    const end = path.slice(path.lastIndexOf("/") + 1);
    return new Response(JSON.stringify(answers[`${method} ${end}`]), { status: 200 });
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the page of a round's grading", () => {
  it("shares out evenly among those who are chosen, by numbers and without names", async () => {
    answers["GET grading"] = round(line(), line({ essay: "e".repeat(32) }));
    answers["POST shared"] = round(line({ state: "grading", graders: [{ ...LAN, given: false }] }));
    await show(<GradingPage roundId={ROUND} />);
    expect(screen.getAllByTestId("grading-row")[1]?.textContent).toContain("Bài EEEE");
    fireEvent.click(screen.getAllByTestId("grading-grader")[0] as HTMLElement);
    fireEvent.change(screen.getByTestId("grading-each"), { target: { value: "1" } });
    await click("grading-share");
    expect(asked).toEqual([[`/api/v1/rounds/${ROUND}/grading/shared`, { graders: ["lan"], each: 1 }]]);
    expect(screen.getByTestId("grading-row").textContent).toContain("Lò Thị Lan (lan): chưa chấm");
    expect(screen.queryByTestId("grading-share-card"), "everything is shared out").toBeNull();
  });

  it("sends nothing without a press and an answer, and says to whom no remark could go", async () => {
    const settled = line({ state: "settled" });
    answers["GET grading"] = round(settled, line({ essay: "e".repeat(32), state: "sent" }));
    answers["POST sent"] = {
      sent: 0,
      without_key: ["Chi bộ bản Nà Cà"],
      unreadable: 0,
      grading: round(settled),
    };
    await show(<GradingPage roundId={ROUND} />);
    expect(screen.getByTestId("grading-send-to").textContent).toContain("(1 bài)");
    await click("grading-send");
    expect(asked).toEqual([]);
    await click("grading-send-yes");
    expect(asked).toEqual([[`/api/v1/rounds/${ROUND}/grading/sent`, { unit: null }]]);
    expect(screen.getByTestId("grading-without-key").textContent).toContain("Chi bộ bản Nà Cà");
  });

  it("says beside the grade that the cell changed the essay or took it back", async () => {
    answers["GET grading"] = round(
      line({ state: "sent", changed: true }),
      line({ essay: "e".repeat(32), handed_in_on: "", state: "sent" }),
    );
    await show(<GradingPage roundId={ROUND} />);
    expect(screen.getByTestId("grading-changed")).toBeTruthy();
    expect(screen.getAllByTestId("grading-row")[1]?.textContent).toContain(words.grading.essay_gone);
    expect(screen.getAllByTestId("grading-open")).toHaveLength(1);
  });
});

describe("the grading of one essay", () => {
  it("keeps what is typed, gives the own grade and shows no other", async () => {
    answers["GET grading"] = essay();
    const own = given(LAN.person, "good", "Viết rõ");
    answers["POST given"] = essay({ own });
    await panel();
    type("give-grade", "good");
    type("give-remark", "Viết rõ");
    cleanup();
    await panel();
    expect(screen.getByTestId<HTMLTextAreaElement>("give-remark").value).toBe("Viết rõ");
    await click("give-save");
    expect(asked[0]?.[1]).toEqual({
      given: { grade: "good", remark: "Viết rõ" },
      content: CONTENT,
      names_author: false,
    });
    expect(sessionStorage.length).toBe(0);
    expect(screen.getByTestId("grade-own").textContent).toContain("Tốt");
    expect(screen.getByTestId("reconcile").textContent).toContain(words.grading.wait);
    expect(screen.queryByTestId("given-grade")).toBeNull();
  });

  it("lays differing grades side by side, and asks about a remark that names its author", async () => {
    const all = [given(LAN.person, "good", "Một"), given(HAI.person, "fair", "Hai")];
    const state = { state: "to_settle", own: all[0], all, differs: true, may_give: false, may_settle: true };
    answers["GET grading"] = essay(state);
    answers["POST settled"] = essay({ ...state, state: "settled", settled: given(LAN.person, "fair", "An") });
    await panel();
    expect(screen.getAllByTestId("given-grade").map((one) => one.textContent)).toEqual([
      `${LAN.person}: TốtMột`,
      `${HAI.person}: KháHai`,
    ]);
    expect(screen.getByTestId("grades-differ").dataset.differs).toBe("true");
    expect(screen.getByTestId<HTMLSelectElement>("settle-grade").value, "nobody's grade is proposed").toBe(
      "",
    );
    type("settle-grade", "fair");
    type("settle-remark", "Văn An viết gọn");
    refuse = { code: "invalid", message: "Nhận xét có tên người viết.", field: "names_author" };
    await click("settle-save");
    expect(document.body.textContent).toContain("Nhận xét có tên người viết.");
    refuse = null;
    await click("settle-names-author");
    await click("settle-save");
    expect(asked.at(-1)?.[1]).toMatchObject({ names_author: true, given: { grade: "fair" } });
    expect(screen.getByTestId("settled-line").textContent).toContain("Khá");
    expect(screen.queryByTestId("grade-assign"), "nobody is changed once it is settled on").toBeNull();
  });

  it("takes back what was sent with a reason, and keeps what was sent in sight", async () => {
    const sent = { ...given(LAN.person, "fair", ""), taken_back_at: null, taken_back_by: "", reason: "" };
    const state = { state: "sent", settled: given(LAN.person, "fair", ""), may_give: false };
    answers["GET grading"] = essay({ ...state, sent: [sent], may_take_back: true });
    const back = { ...sent, taken_back_at: AT, taken_back_by: LAN.person, reason: "Gửi nhầm" };
    answers["POST taken-back"] = essay({ ...state, state: "taken_back", sent: [back] });
    await panel();
    type("grade-back-reason", "Gửi nhầm");
    await click("grade-take-back");
    expect(asked[0]?.[1]).toEqual({ reason: "Gửi nhầm" });
    expect(screen.getByTestId("sent-grade").textContent).toContain("Gửi nhầm");
    expect(screen.queryByTestId("grade-take-back")).toBeNull();
  });
});
