import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass } from "../../testing/page";
import type { PointScheme } from "../types";
import { SchemesCard } from "./SchemesCard";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));

const SCHEME: PointScheme = {
  id: "xa",
  own: null,
  name: "Thang của xã",
  source: "",
  from: "",
  until: "",
  total: 10,
  criteria: [{ name: "Chuẩn bị", points: 10, bands: [] }],
  grades: [],
  faults: ["Các mục cộng lại được 9 điểm, không phải 10 điểm."],
};
const click = async (id: string) => {
  fireEvent.click(screen.getByTestId(id));
  await pass();
};

inAWindow();

it("says what does not fit in a file before the scheme is taken", async () => {
  bridge.answers.pick_open_file = "/usb/thang.json";
  bridge.answers.meetings_read_scheme = SCHEME;
  bridge.answers.meetings_add_scheme = { id: "r", undo: null, what: [] };
  await open(<SchemesCard schemes={[]} />);
  await click("scheme-load");
  expect(screen.getByTestId("scheme-faults").textContent).toContain("không phải 10 điểm");
  expect(asked("meetings_add_scheme")).toEqual([]);
  await click("scheme-take");
  expect(asked("meetings_add_scheme")[0]?.request).toEqual({ path: "/usb/thang.json" });
  expect(screen.queryByTestId("scheme-read")).toBeNull();
});

it("removes only what the cell loaded", async () => {
  bridge.answers.meetings_remove_scheme = { id: "r", undo: "u", what: [] };
  await open(<SchemesCard schemes={[SCHEME, { ...SCHEME, id: "own", own: "r" }]} />);
  expect(screen.getAllByTestId("scheme-remove")).toHaveLength(1);
  await click("scheme-remove");
  expect(asked("meetings_remove_scheme")[0]?.request).toEqual({ id: "r" });
});
