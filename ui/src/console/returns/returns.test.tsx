import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { show } from "../parts/shown";
import { ReturnButton } from "./ReturnButton";
import { ReturnsPage } from "./ReturnsPage";
import { daysSince } from "./words";

vi.mock("../session/session", async (original) => ({
  ...(await original<typeof import("../session/session")>()),
  useRefresh: () => false,
}));

const label = (vietnamese: string, english: string) => ({ vietnamese, english });
const line = (more: object) => ({
  id: "r",
  unit: "u",
  unit_name: "Chi bộ bản Nà Cà",
  kind: "propaganda",
  kind_name: label("Sổ tuyên truyền", "Propaganda log"),
  record: "x",
  round: null,
  round_title: "",
  field: "listeners",
  field_name: label("Lượt người nghe", "Listeners"),
  part: "",
  question: "",
  number: 1,
  comment: "Không khớp biên bản",
  by_day: "2026-12-20",
  old: "300",
  present: "30",
  changed: true,
  missing: false,
  state: "mended",
  next: "superior",
  since: "2026-11-28T08:30:00Z",
  late: false,
  answer: "",
  answered_at: null,
  received_at: "2026-11-29T08:30:00Z",
  opened_at: "2026-11-20T08:30:00Z",
  opened_by: "lan",
  returned_at: "2026-11-20T08:30:00Z",
  returned_by: "lan",
  decided_by: "",
  reason: "",
  ...more,
});
const said = {
  number: 1,
  comment: "Không khớp biên bản",
  by_day: "2026-12-20",
  old: "300",
  at: "2026-11-20T08:30:00Z",
  by: "lan",
};
const opened = { line: line({}), comments: [said], answers: [] };
const returnable = {
  kind: "propaganda",
  name: label("Sổ tuyên truyền", "Propaganda log"),
  choices: [
    { field: "", part: "", question: "", name: null, shown: "Lượt người nghe: 300" },
    { field: "listeners", part: "", question: "", name: label("Lượt người nghe", "Listeners"), shown: "300" },
  ],
};

let asked: [string, unknown][] = [];
let refusal: object | null = null;

const answerTo = (path: string) => {
  if (path.includes("/returnable/")) return returnable;
  if (path === "/api/v1/returns")
    return { returns: [line({}), line({ id: "s", next: "cell", state: "returned" })] };
  return opened;
};

const pass = () => act(() => vi.advanceTimersByTimeAsync(300));
const click = async (element: HTMLElement) => {
  fireEvent.click(element);
  await pass();
};
const fill = (name: string, value: string) =>
  fireEvent.change(screen.getByTestId(name), { target: { value } });

beforeEach(() => {
  vi.useFakeTimers();
  [asked, refusal] = [[], null];
  sessionStorage.clear();
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method !== "POST") return new Response(JSON.stringify(answerTo(path)), { status: 200 });
    asked.push([path, JSON.parse(String(init.body))]);
    if (refusal) return new Response(JSON.stringify(refusal), { status: 422 });
    const done = path === "/api/v1/returns" ? { id: "n".repeat(32) } : opened;
    return new Response(JSON.stringify(done), { status: 200 });
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the page of returns", () => {
  beforeEach(async () => {
    show(<ReturnsPage />);
    await pass();
  });

  it("groups them by who acts next, and accepts what was shown beside the old value", async () => {
    expect(screen.getByTestId("returns-superior").textContent).toContain("Chi bộ báo đã sửa");
    expect(screen.getByTestId("returns-cell").textContent).toContain("Chờ chi bộ sửa hoặc trả lời");
    await click(screen.getAllByTestId("return-open")[0] as HTMLElement);
    expect(screen.getByTestId("return-old").textContent).toBe("300");
    expect(screen.getByTestId("return-present").textContent).toBe("30");
    await click(screen.getByTestId("return-accept"));
    expect(asked).toEqual([["/api/v1/returns/r/accept", { number: 1, seen: "30" }]]);
  });

  it("says beside its field why another comment was refused, and keeps what was typed", async () => {
    await click(screen.getAllByTestId("return-open")[0] as HTMLElement);
    fill("return-again-comment", "Xin ghi rõ");
    refusal = { code: "invalid", message: "Ngày này đã qua.", field: "by_day" };
    await click(screen.getByTestId("return-again"));
    expect(asked[0]?.[1]).toEqual({
      number: 1,
      words: { comment: "Xin ghi rõ", by_day: "", seen: "30" },
    });
    expect(document.body.textContent).toContain("Ngày này đã qua.");
    expect(screen.queryByTestId("return-refused")).toBeNull();
    expect((screen.getByTestId("return-again-comment") as HTMLTextAreaElement).value).toBe("Xin ghi rõ");
  });
});

describe("returning a row", () => {
  it("asks what and why, and sends what was shown", async () => {
    const unit = { id: "u", name: "Chi bộ bản Nà Cà" };
    show(<ReturnButton unit={unit} kind="propaganda" record="p" about="dòng 1" />);
    await pass();
    expect(screen.queryByTestId("return-unsettled")).toBeNull();
    await click(screen.getByTestId("return-u"));
    expect(screen.getByTestId("return-shown").textContent).toBe("Lượt người nghe: 300");
    fill("return-which", "listeners/");
    await pass();
    expect(screen.getByTestId("return-shown").textContent).toBe("300");
    await click(screen.getByTestId("return-make"));
    expect(asked).toEqual([]);
    fill("return-comment", "Không khớp biên bản ");
    await click(screen.getByTestId("return-make"));
    const words = { comment: "Không khớp biên bản", by_day: "", seen: "300" };
    expect(asked).toEqual([
      [
        "/api/v1/returns",
        { unit: "u", kind: "propaganda", record: "p", field: "listeners", part: "", words },
      ],
    ]);
  });
});

it("says at a row that it was returned and is not settled", async () => {
  const unit = { id: "u", name: "Chi bộ bản Nà Cà" };
  show(<ReturnButton unit={unit} kind="propaganda" record="x" about="dòng 1" />);
  await pass();
  expect(screen.getByTestId("return-unsettled").textContent).toBe("Đang trả lại");
});

it("counts whole days, and none to come", () => {
  const now = Date.parse("2026-12-01T08:00:00Z");
  expect(daysSince("2026-11-28T08:30:00Z", now)).toBe(2);
  expect(daysSince("2026-12-02T08:30:00Z", now)).toBe(0);
});
