import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass, type } from "../../testing/page";
import { EnrolDialog } from "./EnrolDialog";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();

const refusal = (code: string, message: string, field: string | null) => ({ code, message, field });

it("an invite of another committee joins nothing until a person says since when", async () => {
  const names = "Thư mời này là của Đảng ủy xã, còn sổ đang nối với Huyện ủy.";
  bridge.answers = {
    forms_kept: {},
    exchange_enrol: (request: { under_since?: string }) => {
      if (!request.under_since) throw refusal("other_committee", names, null);
      if (request.under_since === "2199-01-01")
        throw refusal("future_date", "Ngày này chưa đến.", "under_since");
      return { superior_name: "Đảng ủy xã", unit_name: "c", cell_name: "c", four_words: [], joined: false };
    },
  };
  await open(<EnrolDialog unit="u" onClose={() => undefined} />);
  type("enrol-code", "ABCDE");
  fireEvent.click(screen.getByTestId("enrol-use-code"));
  await pass();
  expect(screen.getByTestId("other-committee").textContent).toContain(names);
  type("other-committee-since", "01/01/2199");
  fireEvent.click(screen.getByTestId("other-committee-move"));
  await pass();
  expect(document.body.textContent).toContain("Ngày này chưa đến.");
  expect(screen.getByTestId("other-committee").textContent, "both names stay in sight").toContain(names);
  type("other-committee-since", "01/07/2025");
  fireEvent.click(screen.getByTestId("other-committee-move"));
  await pass();
  expect(asked("exchange_enrol").map(({ request }) => request)).toEqual([
    { code: "ABCDE" },
    { code: "ABCDE", under_since: "2199-01-01" },
    { code: "ABCDE", under_since: "2025-07-01" },
  ]);
  expect(screen.getByTestId("enrol-done")).toBeTruthy();
});
