import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass, type } from "../../testing/page";
import { PeriodPapers } from "./PeriodPapers";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));

inAWindow();

it.each([
  ["period", "papers_period"],
  ["outreach", "papers_propaganda"],
  ["hand_outs", "papers_hand_outs"],
])("writes the paper %s of the days that stand there", async (words, command) => {
  vi.setSystemTime(new Date(2026, 10, 12));
  bridge.answers = { pick_save_file: "/tmp/giay.docx", [command]: { path: "/tmp/giay.docx", bytes: 1 } };
  await open(<PeriodPapers onClose={() => undefined} />);
  fireEvent.click(screen.getByTestId("period-quarter"));
  await pass();
  fireEvent.click(screen.getByTestId(`period-paper-${words}`));
  await pass();
  expect(asked(command)[0]?.request).toEqual({
    from: "2026-10-01",
    until: "2026-12-31",
    out: "/tmp/giay.docx",
  });
});

it("writes nothing while the days are no period", async () => {
  await open(<PeriodPapers onClose={() => undefined} />);
  type("period-from", "31/12/2026");
  type("period-until", "01/12/2026");
  await pass();
  expect(screen.getByTestId<HTMLButtonElement>("period-paper-period").disabled).toBe(true);
});
