import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { answer, inAWindow, open, pass, type } from "../../testing/page";
import { registerNamed } from "./described";
import { PasteRows } from "./PasteRows";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));

const register = registerNamed("propaganda");
if (!register) throw new Error("no such register");
const closed = vi.fn();
const pressTwice = () =>
  act(() => {
    fireEvent.click(screen.getByTestId("paste-add"));
    fireEvent.click(screen.getByTestId("paste-add"));
  });

async function paste(text: string) {
  if (!register) return;
  await open(<PasteRows register={register} onClose={closed} />);
  type("paste-text", text);
  await pass();
  await pass();
}

inAWindow();
beforeEach(() => {
  bridge.holds = /^register_paste$/;
  closed.mockClear();
});

describe("rows pasted into a register", () => {
  const good = { shown: { date: "20/03/2026" }, problems: [], already_here: false };

  it("are added once when the button is pressed twice, and once more only after a refusal", async () => {
    bridge.answers.register_paste_preview = { columns: ["date"], rows: [good], good: 1, bad: 0 };
    await paste("20/03/2026");
    pressTwice();
    await pass();
    expect(asked("register_paste")).toHaveLength(1);
    await answer("reject", { code: "disk_full", message: "Ổ đĩa đã đầy.", field: null });
    pressTwice();
    await pass();
    expect(asked("register_paste")).toHaveLength(2);
    await answer("resolve", { added: 1, touched: { id: null, undo: null, what: [] } });
    pressTwice();
    await pass();
    expect(asked("register_paste")).toHaveLength(2);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it("show what was not understood as it was pasted, marked and with its sentence", async () => {
    const sentence = "Hình thức “Điện báo” không có trong danh sách.";
    const missing = "Chưa ghi “Tình trạng”.";
    const problems = [
      { field: "channel", code: "unknown_word", sentence },
      { field: "stage", code: "required", sentence: missing },
    ];
    const bad = { shown: { date: "21/03/2026" }, problems, already_here: false };
    bridge.answers.register_paste_preview = {
      columns: ["date", "channel"],
      rows: [good, bad],
      good: 1,
      bad: 1,
    };
    await paste("Ngày\tHình thức\n20/03/2026\n21/03/2026\tĐiện báo");
    const problem = screen.getByTestId("paste-problem");
    expect(problem.querySelector("mark")?.textContent).toBe("Điện báo");
    expect(problem.textContent).toBe(`Điện báo${sentence}`);
    const cells = [...(screen.getAllByTestId("paste-row")[1]?.querySelectorAll("td") ?? [])];
    expect(cells.map((cell) => cell.textContent)).toEqual(["21/03/2026", `Điện báo${sentence}`, missing]);
  });
});
