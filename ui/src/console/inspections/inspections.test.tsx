import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import { startWords } from "../../i18n/words";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { InspectionsPage } from "./InspectionsPage";
import { begun } from "./words";

vi.mock("../session/session", async (original) => ({
  ...(await original<typeof import("../session/session")>()),
  useRefresh: () => false,
  useSession: () => ({ me: { name: "lan" } }),
}));

const UNIT = "0123456789abcdef0123456789abcdef";
const line = (more: object = {}) => ({
  id: "i",
  unit: UNIT,
  unit_name: "Chi bộ bản Nà Cà",
  words: {
    ...withoutUnit(begun(null, 2026)),
    what: "Chấp hành Điều lệ",
    planned: "2026-01-20",
    concluded: "2026-11-20",
    begun: "2026-11-01",
    demands: "Họp đều",
    right_by: "2026-12-20",
  },
  state: "to_put_right",
  late: false,
  revision: 3,
  changed_at: "2026-11-30T10:00:00Z",
  changed_by: "lan",
  sent_at: null,
  sent_by: "",
  sent_differs: false,
  ...more,
});

function withoutUnit({ unit: _, ...words }: ReturnType<typeof begun>) {
  return words;
}

const asked: [string, string, Record<string, unknown>][] = [];
let refuse: object | null = null;

const answer = (path: string, method: string): unknown => {
  if (path.endsWith("/units")) {
    const cell = { id: UNIT, name: "Chi bộ bản Nà Cà", level: "cell", parent: null };
    return { units: [cell] };
  }
  if (path.endsWith("/rounds")) return { rounds: [] };
  if (path.endsWith("/sent"))
    return { inspections: [line({ sent_at: "2026-11-30T10:00:00Z", sent_by: "lan" })] };
  return method === "POST" ? { id: "i" } : { inspections: [line()] };
};

const pass = () => act(() => vi.advanceTimersByTimeAsync(300));
const click = async (name: string) => {
  fireEvent.click(screen.getByTestId(name));
  await pass();
};
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByTestId(name), { target: { value } });

function mount() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider theme={theme} env="test">
        <InspectionsPage />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

beforeEach(async () => {
  startWords(words, en);
  vi.useFakeTimers({ now: new Date("2026-11-30T10:00:00Z") });
  sessionStorage.clear();
  asked.length = 0;
  refuse = null;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const method = init.method ?? "GET";
    if (method !== "GET") {
      asked.push([method, path, JSON.parse(String(init.body))]);
      if (refuse) return new Response(JSON.stringify(refuse), { status: 422 });
    }
    return new Response(JSON.stringify(answer(path, method)), { status: 200 });
  });
  mount();
  await pass();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("keeps what is typed until it is saved, and says beside the field why it was refused", async () => {
  await click("inspection-add");
  type("inspection-what", "Việc nộp đảng phí");
  fireEvent.click(screen.getByTestId("step-decided"));
  type("step-paper-decided", "01-QĐ");
  cleanup();
  mount();
  await pass();
  await click("inspection-add");
  expect(screen.getByTestId<HTMLInputElement>("inspection-what").value).toBe("Việc nộp đảng phí");
  refuse = { code: "invalid", message: "Xin ghi ngày bắt đầu.", field: "begun" };
  await click("inspection-save");
  expect(document.body.textContent).toContain("Xin ghi ngày bắt đầu.");
  refuse = null;
  await click("inspection-save");
  const [method, path, body] = asked.at(-1) ?? [];
  expect([method, path]).toEqual(["POST", "/api/v1/inspections"]);
  expect(body?.words).toMatchObject({
    kind: "inspection",
    year: 2026,
    what: "Việc nộp đảng phí",
    steps: [{ step: "decided", date: "", paper: "01-QĐ" }],
  });
  expect(sessionStorage.length, "nothing is kept once it is saved").toBe(0);
});

it("a change names the revision that was seen, and the conclusion goes down only by a press", async () => {
  await click("inspection-open");
  type("inspection-faults", "Sinh hoạt chưa đều");
  await pass();
  expect(screen.getByTestId<HTMLButtonElement>("inspection-send").disabled, "it is not saved yet").toBe(true);
  await click("inspection-save");
  expect(asked[0]?.slice(0, 2)).toEqual(["PATCH", "/api/v1/inspections/i"]);
  expect(asked[0]?.[2]).toMatchObject({ revision: 3, words: { faults: "Sinh hoạt chưa đều" } });
  expect(asked.some(([, path]) => path.endsWith("/sent"))).toBe(false);
  await click("inspection-send");
  await click("inspection-send-yes");
  expect(asked.at(-1)).toEqual(["POST", "/api/v1/inspections/i/sent", { sent: true, reason: "" }]);
});
