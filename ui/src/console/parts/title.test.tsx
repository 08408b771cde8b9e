import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { NamesLogPage } from "../logs/NamesLogPage";
import { RoundsPage } from "../rounds/RoundsPage";
import { serve, show } from "./shown";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the title of the tab", () => {
  it("is the page, the program and the committee, and goes with the page", async () => {
    serve({ "GET /api/v1/rounds": { rounds: [] }, "GET /api/v1/names-log": { rows: [] } });
    document.title = "Sổ Chi bộ";
    const { unmount } = show(<RoundsPage />);
    await screen.findByTestId("rounds-empty");
    expect(document.title).toBe("Đợt học tập – Sổ Chi bộ – Committee");
    unmount();
    expect(document.title).toBe("Sổ Chi bộ");
    show(<NamesLogPage />);
    await waitFor(() => expect(document.title).toBe("Nhật ký mở tên – Sổ Chi bộ – Committee"));
  });
});
