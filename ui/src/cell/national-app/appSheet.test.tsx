import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass } from "../../testing/page";
import { AppSheetButton } from "./AppSheet";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const line = (vietnamese: string, english: string, value: string) => ({ vietnamese, english, value });
const clipboard = { writeText: vi.fn(async (_: string) => undefined) };

async function show() {
  await open(<AppSheetButton of="meeting" id="k" />);
  fireEvent.click(screen.getByTestId("app-sheet-open"));
  await pass();
}

inAWindow();
beforeEach(() => {
  clipboard.writeText.mockClear();
  vi.stubGlobal("navigator", { ...navigator, clipboard, onLine: true });
  bridge.answers.national_app_meeting = {
    title: "Sinh hoạt chi bộ thường kỳ",
    provisional: "Điểm danh chưa xác nhận.",
    lines: [
      line("Địa điểm", "Place", "Nhà văn hóa bản"),
      line("Có mặt", "Present", "15"),
      line("Nghị quyết", "Resolution", ""),
    ],
  };
});

describe("what is typed into the national app again", () => {
  it("is copied field by field, and what the book does not have is not", async () => {
    await show();
    expect(screen.getByTestId("app-sheet-provisional").textContent).toBe("Điểm danh chưa xác nhận.");
    const [place, present, resolution] = screen.getAllByTestId("app-sheet-line") as HTMLElement[];
    fireEvent.click(within(present as HTMLElement).getByRole("button"));
    await pass();
    expect(clipboard.writeText.mock.calls).toEqual([["15"]]);
    expect(within(present as HTMLElement).getByRole("button").textContent).toBe("Đã chép");
    expect(within(place as HTMLElement).getByRole("button").textContent).toBe("Chép");
    expect(within(resolution as HTMLElement).queryByRole("button")).toBeNull();
  });

  it("is copied whole, with a dash for what is missing and never a 0", async () => {
    await show();
    fireEvent.click(screen.getByTestId("app-sheet-copy-all"));
    await pass();
    expect(clipboard.writeText.mock.calls).toEqual([
      ["Địa điểm: Nhà văn hóa bản\nCó mặt: 15\nNghị quyết: —"],
    ]);
  });

  it("is written to a file that the person chooses", async () => {
    bridge.answers.pick_save_file = "/tmp/sheet.csv";
    bridge.answers.national_app_write = { path: "/tmp/sheet.csv", bytes: 10 };
    await show();
    fireEvent.click(screen.getByTestId("app-sheet-csv"));
    await pass();
    expect(asked("national_app_write").map(({ request }) => request)).toEqual([
      { of: "meeting", id: "k", out: "/tmp/sheet.csv" },
    ]);
  });
});
