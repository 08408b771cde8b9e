import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass } from "../../testing/page";
import { PhoneDialog } from "./PhoneDialog";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const page = (more: object = {}) => ({
  open: true,
  links: [{ address: "192.168.1.5", qr: "data:image/svg+xml;base64,AAAA" }],
  seconds_left: 590,
  seconds_open: 10,
  reached: false,
  done: false,
  pictures: 0,
  ...more,
});
const closed = vi.fn();

async function show(more: object = {}) {
  bridge.answers.phone_open = page();
  bridge.answers.phone_state = page(more);
  const shown = await open(<PhoneDialog round="r" member="m" onClose={closed} />);
  await pass();
  return shown;
}

inAWindow();
beforeEach(() => {
  closed.mockReset();
  bridge.otherwise = {};
  bridge.answers.phone_pictures = { small: ["data:image/jpeg;base64,AA", "data:image/jpeg;base64,BB"] };
  bridge.answers.phone_take = { undo: "u", what: ["essays"], pages: 1, refused: [] };
});

describe("pictures from a phone", () => {
  it("open a page for this essay alone, and close it on leaving", async () => {
    const shown = await show();
    expect(asked("phone_open").map(({ request }) => request)).toEqual([
      { round: "r", member: "m", bears_secret_mark: false },
    ]);
    expect(screen.getByTestId("phone-standing").textContent).toContain("10 phút");
    expect(screen.queryByTestId("phone-silent")).toBeNull();
    shown.unmount();
    await pass();
    expect(asked("phone_close")).toHaveLength(1);
  });

  it("name a firewall and a cable when no phone opens the page", async () => {
    await show({ seconds_open: 60 });
    expect(screen.getByTestId("phone-silent").textContent).toMatch(/tường lửa.*dây cáp hoặc USB/);
  });

  it("do not name a firewall once a phone has opened it", async () => {
    await show({ seconds_open: 60, reached: true });
    expect(screen.queryByTestId("phone-silent")).toBeNull();
  });

  it("are taken by a press, without those that are left out", async () => {
    await show({ reached: true, pictures: 2 });
    expect(asked("phone_take")).toEqual([]);
    fireEvent.click(screen.getAllByTestId("phone-picture-taken")[0] as HTMLElement);
    expect(screen.getByTestId("phone-take").textContent).toBe("Nhận 1 ảnh vào bài");
    fireEvent.click(screen.getByTestId("phone-take"));
    await pass();
    expect(asked("phone_take").map(({ request }) => request)).toEqual([{ without: [0] }]);
    expect(closed).toHaveBeenCalledOnce();
  });

  it("are not lost by Escape: leaving them asks first", async () => {
    await show({ reached: true, pictures: 2 });
    await act(async () => {
      fireEvent.keyDown(screen.getByTestId("phone-take"), { key: "Escape" });
    });
    expect(closed).not.toHaveBeenCalled();
    fireEvent.click(screen.getByTestId("phone-leave"));
    expect(closed).not.toHaveBeenCalled();
    fireEvent.click(screen.getByTestId("phone-leave-yes"));
    expect(closed).toHaveBeenCalledOnce();
  });

  it("that came stay when the code has expired, and a new code is offered", async () => {
    await show({ open: false, seconds_left: 0, pictures: 2 });
    expect(screen.getByTestId("phone-ended").textContent).toContain("Mã đã hết hạn");
    expect(screen.getAllByTestId("phone-picture-taken")).toHaveLength(2);
  });
});
