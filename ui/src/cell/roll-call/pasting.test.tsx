import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass, type } from "../../testing/page";
import type { RollRow } from "../types";
import { PasteDialog } from "./PasteDialog";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();

const ROWS = ["Lò Thị An", "Lò Văn Bình"].map((name, place) => ({
  member: `m${place}`,
  name,
  born: "1970",
  mark: "unmarked",
  point: 0,
  note: "",
  exempt: false,
})) as unknown as RollRow[];

const opened = (begun: string) =>
  open(
    <PasteDialog
      session="s"
      rows={ROWS}
      begun={begun}
      onClose={() => undefined}
      onPasted={() => undefined}
    />,
  );
const sign = () => (screen.getByTestId("paste-sign") as HTMLSelectElement).value;

it("what was answered about the signs of a paste is there again once the book was locked and unlocked", async () => {
  const shown = await opened("Lò Thị An\tx\nLò Văn Bình\tx");
  type("paste-sign", "8");
  await pass(600);
  shown.unmount();
  const kept = asked("forms_keep").at(-1)?.request.values;
  bridge.answers.forms_kept = { values: kept };
  await opened("");
  expect(sign()).toBe("8");
  fireEvent.click(screen.getByTestId("paste-commit"));
  await pass();
  expect(asked("roll_call_mark_many").at(-1)?.request.marks).toEqual(
    ROWS.map(({ member }) => ({ member, mark: "absent_without" })),
  );
});

it("another paste is asked about anew", async () => {
  bridge.answers.forms_kept = { values: { text: "Lò Thị An\tx", answers: { "x/1": "8" } } };
  await opened("Lò Văn Bình\tx");
  expect(sign()).toBe("ask");
});
