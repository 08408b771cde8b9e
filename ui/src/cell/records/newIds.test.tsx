import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { answer, inAWindow, open, pass } from "../../testing/page";
import NewRoundPage from "../rounds/NewRoundPage";
import { SessionForm } from "../sessions/SessionForm";
import type { Round } from "../types";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const submit = () => {
  const form = document.querySelector("form") as HTMLFormElement;
  act(() => {
    fireEvent.submit(form);
    fireEvent.submit(form);
  });
};

inAWindow();
beforeEach(() => {
  bridge.holds = /_save$/;
  bridge.otherwise = {
    members: [],
    documents: [],
    rounds: [],
    from_superior: [],
    from_former: [],
    withdrawn: [],
  };
});

describe.each([
  {
    name: "session",
    page: <SessionForm round={{ id: "r" } as Round} session={null} onClose={() => undefined} />,
    call: "sessions_save",
  },
  { name: "round", page: <NewRoundPage />, call: "rounds_save" },
])("a new $name", ({ page, call }) => {
  it("has one id, however often its form is pressed and after a refusal too", async () => {
    await open(page);
    const title = screen.queryByTestId("round-title");
    if (title) fireEvent.change(title, { target: { value: "Đợt" } });
    submit();
    await pass();
    expect(asked(call)).toHaveLength(1);
    await answer("reject", { code: "disk_full", message: "Ổ đĩa đã đầy.", field: null });
    submit();
    await pass();
    const ids = asked(call).map(({ request }) => request.new_id);
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), ids[0]]);
  });
});
