import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { REGISTERS } from "../../generated/registers";
import { asked, bridge } from "../../testing/bridge";
import { answer, inAWindow, open, pass, type } from "../../testing/page";
import { RecordForm } from "./RecordForm";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const register = REGISTERS.find(({ name }) => name === "concern");
if (!register) throw new Error("no such register");
const closed = vi.fn();
const DOUBT = { code: "doubtful", field: "text", message: "Nội dung có tên “Lò Thị Xuân”." };
const saves = () => asked("register_save").map(({ request }) => request.even_so);

inAWindow();
beforeEach(() => {
  closed.mockClear();
  bridge.otherwise = { choices: [], entries: [] };
  bridge.holds = /register_save/;
});

async function refusedWithADoubt() {
  await open(<RecordForm register={register as NonNullable<typeof register>} row={null} onClose={closed} />);
  act(() => type("record-text", "Chị Lò Thị Xuân hỏi"));
  fireEvent.click(screen.getByTestId("record-save"));
  await pass();
  await answer("reject", DOUBT);
  await pass();
}

describe("a row that looks wrong but may be meant", () => {
  it("is asked about, and saved as it is only by the answer to that question", async () => {
    await refusedWithADoubt();
    expect(saves()).toEqual([false]);
    expect(screen.getByTestId("record-doubt").textContent).toContain("Lò Thị Xuân");
    fireEvent.click(screen.getByTestId("record-even-so"));
    await pass();
    expect(saves()).toEqual([false, true]);
    await answer("resolve", { id: "1", undo: null, what: [] });
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it("is asked about again when it was corrected and still looks wrong", async () => {
    await refusedWithADoubt();
    act(() => type("record-text", "Lò Thị Xuân"));
    await pass();
    expect(screen.queryByTestId("record-doubt")).toBeNull();
    fireEvent.click(screen.getByTestId("record-save"));
    await pass();
    expect(saves()).toEqual([false, false]);
  });

  it("is not saved as it is by Enter in a field, which presses the first button that sends the form", async () => {
    await refusedWithADoubt();
    const form = screen.getByTestId("record-form").querySelector("form") as HTMLFormElement;
    expect(form.querySelector('[type="submit"]')).toBe(screen.getByTestId("record-save"));
  });

  it("says below a sealed field that only the cell can read it, and hides what may name people", async () => {
    await open(
      <RecordForm register={register as NonNullable<typeof register>} row={null} onClose={closed} />,
    );
    expect(document.body.textContent).toContain("Chỉ chi bộ đọc được.");
    expect(screen.getByTestId("record-text").className).toContain("person-name");
  });
});
