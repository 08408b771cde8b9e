import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import { startWords } from "../../i18n/words";
import en from "../i18n/en.json";
import words from "../i18n/vi.json";
import { GuestsPage } from "./GuestsPage";

const asked = vi.hoisted(() => [] as [string, unknown][]);
vi.mock("../session/session", async (original) => ({
  ...(await original<typeof import("../session/session")>()),
  useRefresh: () => false,
}));

const line = (state: string) => ({
  unit: "u",
  unit_name: "Chi bộ bản Nà Cà",
  guest: "g",
  round: "r",
  round_title: "Học tập Chỉ thị 01",
  date: "20/11/2026",
  place: "",
  part: 1,
  home_said: "CB Thèn Thầu",
  state,
  deleted: false,
  home: state === "confirmed" ? "Chi bộ bản Thèn Thầu" : "",
  reason: "",
  decided_at: null,
  officer: "",
});
const candidate = (member: string, same_year: boolean) => ({
  unit: "h",
  unit_name: "Chi bộ bản Thèn Thầu",
  member,
  name: "Giàng A Câu",
  born: 1981,
  same_name: true,
  same_year,
  same_unit: true,
  left: false,
  has_round: false,
  confirmed_before: false,
});
const opened = {
  line: line("matched"),
  name: "Giàng A Câu",
  born: 1981,
  candidates: [candidate("m", true), candidate("n", false)],
  member: null,
  rounds: [],
  cells: [{ id: "h", name: "Chi bộ bản Thèn Thầu" }],
  logged_at: "2026-11-30T10:00:00Z",
};

const answer = (path: string, method: string): unknown => {
  if (path.endsWith("/confirm")) return { guests: [line("confirmed")] };
  if (path.includes("/refuse")) return { guests: [line("refused")] };
  return method === "GET" && path.includes("/guests/u/g") ? opened : { guests: [line("matched")] };
};

const pass = () => act(() => vi.advanceTimersByTimeAsync(300));
const click = async (name: string) => {
  fireEvent.click(screen.getByTestId(name));
  await pass();
};

beforeEach(async () => {
  startWords(words, en);
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method === "POST") asked.push([path, JSON.parse(String(init.body))]);
    return new Response(JSON.stringify(answer(path, init.method ?? "GET")), { status: 200 });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        <GuestsPage />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await pass();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("names nobody until a guest is opened, and confirms the member in whom everything agrees", async () => {
  expect(document.body.textContent).not.toContain("Giàng A Câu");
  await click("guest-open");
  expect(screen.getByTestId("guest-name").textContent).toBe("Giàng A Câu, 1981");
  expect(document.body.textContent).toContain("chi bộ chưa mở đợt này");
  await click("guest-confirm");
  expect(asked).toEqual([["/api/v1/guests/u/g/confirm", { home: "h", member: "m", round: "r" }]]);
  expect(screen.getByTestId("guest-state").textContent).toBe("Đã xác nhận cho Chi bộ bản Thèn Thầu");
});

it("refuses with a reason", async () => {
  await click("guest-open");
  fireEvent.change(screen.getByTestId("guest-reason"), { target: { value: "Ghi trùng" } });
  await click("guest-refuse");
  expect(asked).toEqual([["/api/v1/guests/u/g/refuse", { reason: "Ghi trùng" }]]);
  expect(screen.getByTestId("guest-state").textContent).toBe("Không xác nhận");
});
