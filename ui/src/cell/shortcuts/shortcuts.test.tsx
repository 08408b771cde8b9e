import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { SHORTCUTS } from "../../design/shortcuts";
import { bridge } from "../../testing/bridge";
import { inAWindow, open, pass, words } from "../../testing/page";
import { place } from "../../testing/router";
import { useFrameKeys } from "../frame/useFrameKeys";
import RollCallPage from "../roll-call/RollCallPage";
import { ShortcutsDialog } from "./ShortcutsDialog";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

function Frame() {
  const [shown, setShown] = useState(false);
  useFrameKeys({ onSearch: () => undefined, onGuide: () => undefined, onShortcuts: () => setShown(true) });
  return (
    <>
      <RollCallPage />
      {shown && <ShortcutsDialog onClose={() => setShown(false)} />}
    </>
  );
}

inAWindow();

it("Ctrl+/ lists the keys of the page and those of every page, each with its words", async () => {
  const counts = { present: 0, due: 1, share: 0, with_reason: 0, without: 0, unmarked: 1, not_due: 0 };
  const session = { id: "s", round: "r", label: "Buổi", points: [], confirmed: false };
  const row = { member: "m", name: "An", born: "1970", mark: "unmarked", point: 0, note: "", exempt: false };
  bridge.answers.roll_call_sheet = { counts, round_title: "Đợt", rows: [row], saved_at: null, session };
  place.params = { session: "s" };
  await open(<Frame />);
  fireEvent.keyDown(screen.getByTestId("roll-grid"), { key: "/", ctrlKey: true });
  await pass();
  const listed = screen.getByTestId("shortcuts").textContent ?? "";
  for (const text of Object.values(words.shortcuts.roll_call)) expect(listed).toContain(text);
  for (const text of Object.values(words.shortcuts.general)) expect(listed).toContain(text);
  expect(listed).toContain(words.mark.absent_without);
  expect(screen.queryByTestId("shortcuts-essay")).toBeNull();
});

it("every key has its words", () => {
  for (const [at, names] of Object.entries(SHORTCUTS))
    expect(Object.keys(words.shortcuts[at as keyof typeof SHORTCUTS])).toEqual(Object.keys(names));
});
