import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { REGISTERS } from "../../generated/registers";
import { asked, bridge } from "../../testing/bridge";
import { answer, inAWindow, open, pass } from "../../testing/page";
import { RETURNED } from "../../testing/walkedForms";
import { RecordForm } from "../registers/RecordForm";
import { placeOf } from "./place";
import ReturnsPage from "./ReturnsPage";
import { daysSince, type ReturnedThing } from "./useReturns";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const one = (more: object): ReturnedThing => ({ ...RETURNED, ...more }) as ReturnedThing;

inAWindow();
beforeEach(() => {
  bridge.otherwise = { choices: [], entries: [] };
  bridge.holds = /returns_answer/;
});

describe("the page of what was returned", () => {
  it("shows the old beside the new under who acts next, and says that something is mended", async () => {
    bridge.answers.returns_list = {
      returns: [
        one({ present: "Loa bản, 30 người", late: true }),
        one({ id: "b", state: "answered", next: "superior", answer: "Đúng như biên bản" }),
        one({ id: "c", state: "withdrawn", next: "nobody", withdrawn: "Nhầm dòng" }),
      ],
    };
    await open(<ReturnsPage />);
    const waits = screen.getByTestId("returns-cell");
    expect(waits.textContent).toContain("Ghi rõ số người nghe");
    expect(waits.querySelector('[data-testid="return-old"]')?.textContent).toBe("Loa bản");
    expect(waits.querySelector('[data-testid="return-present"]')?.textContent).toBe("Loa bản, 30 người");
    expect(waits.textContent).toContain("Đã quá hạn 31/12/2026");
    expect(screen.getByTestId("returns-superior").textContent).toContain("Đúng như biên bản");
    expect(screen.getByTestId("returns-nobody").textContent).toContain("Cấp trên rút lại: Nhầm dòng");
    expect(screen.getByTestId("returns-nobody").querySelector('[data-testid="return-answer"]')).toBeNull();
    fireEvent.click(waits.querySelector('[data-testid="return-mended"]') as HTMLElement);
    await pass();
    expect(asked("returns_answer").map(({ request }) => request)).toEqual([
      { id: "a", number: 1, answer: "", mended: true },
    ]);
    await answer("resolve", { id: "a", undo: null, what: ["returns"] });
  });

  it("offers no answer where the record is not on this laptop", async () => {
    bridge.answers.returns_list = { returns: [one({ missing: true, title: "", present: "" })] };
    await open(<ReturnsPage />);
    expect(screen.getByTestId("return-present").textContent).toContain("Máy này chưa có mục ấy");
    expect(screen.queryByTestId("return-answer")).toBeNull();
    expect(screen.queryByTestId("return-open")).toBeNull();
  });
});

describe("a form of a record that was returned", () => {
  it("shows the comment beside its field, and nothing once the superior has decided", async () => {
    const register = REGISTERS.find(({ name }) => name === "propaganda");
    if (!register) throw new Error("no such register");
    const row = { id: "p", title: "Loa bản", values: { purpose: "Loa bản" }, shown: {} };
    const form = <RecordForm register={register} row={row} onClose={() => undefined} />;
    bridge.answers.returns_list = { returns: [one({ field: "purpose" }), one({ id: "b", field: "" })] };
    const page = await open(form);
    await pass();
    expect(screen.getByTestId("returned-purpose").textContent).toContain("Ghi rõ số người nghe");
    expect(screen.getByTestId("returned-record").textContent).toContain("Ghi rõ số người nghe");
    page.unmount();
    bridge.answers.returns_list = {
      returns: [one({ field: "purpose", state: "accepted", next: "nobody" })],
    };
    await open(form);
    await pass();
    expect(screen.queryByTestId("returned-purpose")).toBeNull();
  });
});

describe("where a return leads", () => {
  it("is the page of the row, the form of its register, the figures of the round, or the bin", () => {
    expect(placeOf(one({}))).toEqual({
      to: "/registers/$register",
      params: { register: "propaganda" },
      search: { open: "p" },
    });
    expect(placeOf(one({ kind: "inspection" }))?.to).toBe("/registers/$register/$row");
    expect(placeOf(one({ kind: "round" }))?.to).toBe("/rounds/$round/totals");
    expect(placeOf(one({ state: "binned" }))?.to).toBe("/settings/bin");
    expect(placeOf(one({ kind: "" }))).toBeNull();
    expect(placeOf(one({ missing: true }))).toBeNull();
  });

  it("counts whole days, and none to come", () => {
    const day = 86_400_000;
    const now = Date.parse("2026-12-01T08:00:00Z");
    expect(daysSince("2026-11-28T08:30:00.000Z", now)).toBe(2);
    expect(daysSince(new Date(now + day).toISOString(), now)).toBe(0);
  });
});
