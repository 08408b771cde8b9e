import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass } from "../../testing/page";
import { GroupFigures } from "../totals/GroupFigures";
import { GroupChoice } from "./GroupChoice";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const TOTALS = { due: 10, present: 8, present_share: 8000, studied: 9, studied_share: 9000 };

inAWindow();
beforeEach(() => {
  bridge.otherwise = { groups: [], rows: [] };
});

describe("the figures of a round by group", () => {
  it("open onto the rows of that group, and say of which day the groups are", async () => {
    const totals = { ...TOTALS, make_up_owed: 1, essays_due: 10, essays_received: 7, essays_share: 7000 };
    bridge.answers = {
      totals_by_group: { day: "2026-03-12", groups: [{ group: "g", name: "Đương chức", totals }] },
    };
    await open(<GroupFigures round="r" finalCut={false} />);
    expect(document.body.textContent).toContain("tính theo ngày 12/03/2026");
    expect(screen.getByTestId("group-figures").textContent).toContain("8 · 80,00 %");
    fireEvent.click(screen.getByTestId("group-g-present"));
    await pass();
    expect(asked("totals_rows")[0]?.request).toEqual({
      round: "r",
      figure: "present",
      final_cut: false,
      group: "g",
    });
  });

  it("are not there while the cell has no groups", async () => {
    bridge.answers = { totals_by_group: { day: "2026-03-12", groups: [] } };
    await open(<GroupFigures round="r" finalCut={false} />);
    expect(screen.queryByTestId("group-figures")).toBeNull();
  });
});

describe("a whole group", () => {
  it("is added as it is on the day of the session, and nobody chosen before is dropped", async () => {
    bridge.answers = { groups_list: { groups: [{ id: "g", name: "Hưu trí", members: ["a", "b"] }] } };
    const changed = vi.fn();
    await open(<GroupChoice testId="choice" on="2026-03-12" chosen={["b", "c"]} onChange={changed} />);
    expect(asked("groups_list")[0]?.request).toEqual({ on: "2026-03-12" });
    fireEvent.change(screen.getByTestId("choice"), { target: { value: "g" } });
    expect(changed).toHaveBeenCalledWith(["b", "c", "a"]);
  });
});
