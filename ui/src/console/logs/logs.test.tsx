import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { serve, show } from "../parts/shown";
import { ActsPage } from "./ActsPage";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const row = { at: "2026-11-12T08:00:00Z", unit: null, round: null, form: null };

it("what was done at the command line is signed by the administrator, in words", async () => {
  serve({
    "GET /api/v1/rounds": { rounds: [] },
    "GET /api/v1/act-log": {
      rows: [
        {
          ...row,
          officer: "sochibo-server",
          what: "account_added",
          changes: [
            { field: "account", before: "", after: "lan" },
            { field: "role", before: "", after: "officer" },
          ],
        },
        { ...row, officer: "Lò Thị Lan (lan)", what: "clock_confirmed", changes: [] },
      ],
    },
  });
  show(<ActsPage />);
  const rows = (await screen.findAllByTestId("acts-row")).map((one) => one.textContent);
  expect(rows[0]).toContain("Người quản trị máy chủ (dòng lệnh)Thêm tài khoản");
  expect(rows[0]).toContain("Tài khoản: lan");
  expect(rows[0]).toContain("Vai trò: Cán bộ theo dõi");
  expect(rows[1]).toContain("Lò Thị Lan (lan)");
});
