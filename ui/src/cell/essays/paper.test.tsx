import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { useOutboxInStep } from "../outbox/useOutbox";
import { outbox } from "../outbox/window";
import type { EssayLine } from "../types";
import EssaysTab from "./EssaysTab";
import { paperAct } from "./paperMarks";

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({
  answers: {} as Record<string, unknown>,
  asked: [] as [string, Record<string, unknown>][],
  refuse: null as string | null,
}));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, payload: { request: Record<string, unknown> }) => {
    bridge.asked.push([name, payload?.request]);
    if (name === "essays_hand_in" && bridge.refuse)
      throw { code: bridge.refuse, message: "Ngày nộp chưa đến.", field: null };
    return bridge.answers[name] ?? {};
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));
vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => () => undefined,
  useParams: () => ({ round: "r" }),
}));

const pass = (ms = 300) => act(() => vi.advanceTimersByTimeAsync(ms));
const handedIn = () =>
  bridge.asked.filter(([name]) => name === "essays_hand_in").map(([, request]) => request);

/** A person at the keyboard: each press of a key and each click counts. */
class Hand {
  presses = 0;

  async click(testId: string) {
    this.presses += 1;
    fireEvent.click(screen.getByTestId(testId));
    await pass();
  }

  async key(key: string) {
    this.presses += 1;
    fireEvent.keyDown(screen.getByTestId("paper-grid"), { key });
    await pass(20);
  }

  async type(testId: string, text: string) {
    this.presses += 1 + text.length;
    fireEvent.change(screen.getByTestId(testId), { target: { value: text } });
    await pass();
  }
}

const line = (member: string, more: Partial<EssayLine> = {}): EssayLine => ({
  member,
  name: `Lò Văn ${member}`,
  born: "1970",
  owes: true,
  form: null,
  state: "not_handed_in",
  grade: null,
  handed_in_on: "",
  reaches_superior: null,
  superior_grade: null,
  missed: false,
  ...more,
});

const list = (rows: EssayLine[], more = {}) => ({
  rows,
  due: rows.length,
  received: 0,
  unread: 0,
  exempt: 0,
  graded: 0,
  not_graded: 0,
  sessions: 1,
  failed_grade: false,
  hand_in_to: null,
  ...more,
});

function Page() {
  useOutboxInStep();
  return <EssaysTab />;
}

async function open(page: ReactNode = <Page />) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        {page}
      </MantineProvider>
    </QueryClientProvider>,
  );
  await pass();
}

const shown = () => screen.getAllByTestId("paper-row").map((row) => row.getAttribute("data-state"));

beforeEach(() => {
  window.location.hash = "";
  startWords(words, en);
  vi.useFakeTimers({ now: new Date("2026-11-30T08:00:00+07:00") });
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never;
  bridge.answers = { rounds_get: { id: "r", essay_owers: "all_members", essay_due: "" } };
  bridge.asked.length = 0;
  bridge.refuse = null;
});
afterEach(() => {
  cleanup();
  outbox.handOver();
  vi.useRealTimers();
});

it("28 essays on paper, with their day, take at most 60 keys and clicks", async () => {
  const members = Array.from({ length: 28 }, (_, place) => `m${place}`);
  bridge.answers.essays_list = list(members.map((member) => line(member)));
  await open();
  const hand = new Hand();
  await hand.click("essays-on-paper");
  await hand.type("paper-on", "25/11/2026");
  for (const _ of members) await hand.key("1");
  expect(shown()).toEqual(members.map(() => "handed_in"));
  await hand.click("paper-done");
  expect(handedIn()).toEqual(
    members.map((member) => ({
      round: "r",
      member,
      handed_in: true,
      on: "2026-11-25",
      on_paper: true,
      superior_reads: false,
    })),
  );
  // biome-ignore lint/suspicious/noConsole: the count is read by people
  console.info(`28 essays on paper: ${hand.presses} keys and clicks (bar 60)`);
  expect(hand.presses).toBeLessThanOrEqual(60);
}, 30_000);

it("the space bar takes back what it marked, and a key never changes what came otherwise", async () => {
  bridge.answers.essays_list = list([
    line("An"),
    line("Bình", { form: "typed", state: "handed_in", handed_in_on: "2026-11-20" }),
    line("Cúc", { form: "paper", state: "graded", handed_in_on: "2026-11-20", grade: "good" }),
    line("Dũng", { form: "exempt", owes: false }),
  ]);
  await open();
  const hand = new Hand();
  await hand.click("essays-on-paper");
  await hand.key(" ");
  for (const key of [" ", "0", "1"]) await hand.key(key);
  expect(handedIn().map(({ member, handed_in }) => [member, handed_in])).toEqual([["An", true]]);
  await hand.key("Home");
  await hand.key(" ");
  expect(handedIn().at(-1)).toMatchObject({ member: "An", handed_in: false });
  for (const letter of ["a", "x", "Backspace", "9"]) expect(paperAct(letter, line("An"))).toBeNull();
});

it("an essay that the disk refuses waits, and is shown as marked until the book has it", async () => {
  bridge.answers.essays_list = list([line("An"), line("Bình")]);
  await open();
  const hand = new Hand();
  await hand.click("essays-on-paper");
  bridge.refuse = "disk_full";
  await hand.key("1");
  expect(shown()).toEqual(["handed_in", "not_handed_in"]);
  expect(outbox.unsaved().map((item) => item.about)).toEqual([{ kind: "paper", name: "Lò Văn An" }]);
  bridge.refuse = null;
  await act(() => vi.advanceTimersByTimeAsync(5000));
  expect(outbox.unsaved()).toEqual([]);
});

it("an essay that the book refuses goes back to what the book has", async () => {
  bridge.answers.essays_list = list([line("An")]);
  await open();
  const hand = new Hand();
  await hand.click("essays-on-paper");
  bridge.refuse = "future_date";
  await hand.key("1");
  expect(shown()).toEqual(["not_handed_in"]);
  expect(outbox.unsaved()).toEqual([]);
});

it("the papers are still being marked, with their day, once the book was locked and unlocked", async () => {
  bridge.answers.essays_list = list([line("An"), line("Bình")]);
  await open();
  const hand = new Hand();
  await hand.click("essays-on-paper");
  await hand.type("paper-on", "25/11/2026");
  // The lock takes every page away; the address stays.
  cleanup();
  await open();
  await hand.key("1");
  expect(handedIn()).toMatchObject([{ member: "An", on: "2026-11-25" }]);
  await hand.click("paper-done");
  cleanup();
  await open();
  expect(screen.queryByTestId("paper-mode")).toBeNull();
});

it("without a whole day nothing is marked", async () => {
  bridge.answers.essays_list = list([line("An")]);
  await open();
  const hand = new Hand();
  await hand.click("essays-on-paper");
  await hand.type("paper-on", "25/11");
  await hand.key("1");
  expect(handedIn()).toEqual([]);
  expect(document.body.textContent).toContain(words.essays.paper_no_day);
});

it("where the superior reads the essays, that is said before the first key", async () => {
  bridge.answers.essays_list = list([line("An")], { hand_in_to: "Đảng ủy xã Nà Tăm" });
  await open();
  const hand = new Hand();
  await hand.click("essays-on-paper");
  expect(screen.queryByTestId("paper-grid")).toBeNull();
  expect(screen.getByTestId("paper-reads").textContent).toContain("Đảng ủy xã Nà Tăm");
  await hand.click("paper-reads-yes");
  await hand.key("1");
  expect(handedIn()).toMatchObject([{ member: "An", superior_reads: true }]);
});

it("a list that is still empty says who will have to hand in and why nobody does yet", async () => {
  bridge.answers.essays_list = list([], { sessions: 0 });
  await open();
  const text = document.body.textContent;
  expect(text).toContain(
    "Chưa có buổi học nào nên chưa có ai phải nộp. Thêm buổi học thì đảng viên phải dự học có tên ở đây.",
  );
  expect(screen.queryByTestId("essays-on-paper")).toBeNull();
});

it("the list says how many essays have no grade and opens onto them; a day is the day of handing in", async () => {
  const graded = line("An", { form: "paper", state: "graded", grade: "good", handed_in_on: "2026-11-25" });
  bridge.answers.essays_list = list([graded], { received: 5, graded: 1, not_graded: 4 });
  bridge.answers.totals_rows = { figure: "essays_not_graded", rows: [] };
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  await open();
  expect(screen.getByTestId("essays-table-row").textContent).toContain("Đã đánh giá · nộp 25/11/2026");
  await new Hand().click("essays-not-graded");
  const asked = bridge.asked.filter(([name]) => name === "totals_rows").map(([, request]) => request.figure);
  expect(asked).toEqual(["essays_not_graded"]);
  vi.restoreAllMocks();
});
