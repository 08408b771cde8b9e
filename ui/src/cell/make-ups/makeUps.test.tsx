import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import MakeUpsTab from "./MakeUpsTab";

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({
  answers: {} as Record<string, unknown>,
  asked: [] as [string, { also: unknown[] }][],
}));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, payload: { request: { also: unknown[] } }) => {
    bridge.asked.push([name, payload.request]);
    return bridge.answers[name] ?? {};
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));
vi.mock("@tanstack/react-router", () => ({ useParams: () => ({ round: "r" }) }));

const pass = () => act(() => vi.advanceTimersByTimeAsync(300));
const click = async (element: HTMLElement) => {
  fireEvent.click(element);
  await pass();
};
const saved = () => bridge.asked.filter(([name]) => name === "make_ups_save").map(([, request]) => request);

const row = (member: string, session: string, made_up = false) => ({
  member,
  name: `Lò Văn ${member}`,
  born: "1970",
  session,
  session_label: `Buổi ${session}`,
  mark: "absent_work",
  made_up,
  on: made_up ? "2026-11-20" : "",
  at_session: null,
  at_unit: "",
});
const session = (id: string) => ({ id, label: `Buổi ${id}`, date: "2026-11-12" });

beforeEach(async () => {
  startWords(words, en);
  vi.useFakeTimers();
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never;
  // A list of no height would render no rows.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  bridge.asked.length = 0;
  bridge.answers = {
    rounds_get: { id: "r", sessions: ["s", "u", "v"].map(session) },
    make_ups_list: { rows: [row("a", "s"), row("a", "u"), row("b", "s"), row("c", "s", true)] },
    make_ups_save: { what: ["make_ups"], undo: null },
    register_list: { rows: [], sums: {}, all: 0 },
  };
  mount();
  await pass();
});

function mount() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        <MakeUpsTab />
      </MantineProvider>
    </QueryClientProvider>,
  );
}
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it("everybody who owes a make-up is chosen at once, and recorded as one act", async () => {
  expect(document.body.textContent).toContain("Còn 2 người cần học bổ sung");
  expect(screen.getAllByTestId("make-up-tick")).toHaveLength(3);
  await click(screen.getByTestId("make-up-all"));
  await click(screen.getByTestId("make-up-record-many"));
  // No session that one of them missed can be the one where it was made up.
  expect(
    [...screen.getByTestId<HTMLSelectElement>("make-up-session").options].map(({ value }) => value),
  ).toEqual(["v"]);
  fireEvent.submit(screen.getByTestId<HTMLInputElement>("make-up-on").form as HTMLFormElement);
  await pass();
  expect(saved()).toEqual([
    {
      session: "s",
      member: "a",
      on: "2026-11-12",
      at_session: "v",
      at_unit: "",
      also: [
        { session: "u", member: "a" },
        { session: "s", member: "b" },
      ],
    },
  ]);
  expect(screen.getByTestId<HTMLInputElement>("make-up-all").checked, "nobody stays chosen").toBe(false);
});

it("one person is recorded alone from the row", async () => {
  await click(screen.getAllByTestId("make-up-record")[0] as HTMLElement);
  fireEvent.submit(screen.getByTestId<HTMLInputElement>("make-up-on").form as HTMLFormElement);
  await pass();
  expect(saved().map(({ also }) => also)).toEqual([[]]);
});

it("what the superior confirmed is recorded from the row, and said when it was taken back", async () => {
  const one = (member: string, session: string, state: string, withdrawn = "") => ({
    id: `confirmed-${member}`,
    member,
    name: `Lò Văn ${member}`,
    born: "1970",
    on: "2026-11-20",
    at_unit: "Chi bộ bản Nà Cà",
    session: state === "no_absence" ? null : session,
    session_label: "",
    withdrawn,
    state,
  });
  bridge.answers.make_ups_list = {
    rows: [row("a", "s"), row("b", "s"), row("c", "s", true)],
    confirmations: [
      one("a", "s", "to_record"),
      one("c", "s", "to_take_out", "Nhầm người"),
      one("d", "s", "no_absence"),
    ],
  };
  bridge.answers.make_ups_take = { what: ["make_ups"], undo: null };
  cleanup();
  mount();
  await pass();
  expect(document.body.textContent).toContain(
    "Cấp trên xác nhận đã học bù ngày 20/11/2026 ở Chi bộ bản Nà Cà",
  );
  expect(screen.getByTestId("make-up-taken-back").textContent).toContain("Nhầm người");
  expect(screen.getByTestId("make-ups-fit-nothing").textContent).toContain("Lò Văn d");
  await click(screen.getByTestId("make-up-take"));
  const taken = bridge.asked.filter(([name]) => name === "make_ups_take").map(([, request]) => request);
  expect(taken).toEqual([{ round: "r", confirmations: ["confirmed-a"] }]);
});
