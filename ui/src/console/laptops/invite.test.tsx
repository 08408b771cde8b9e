import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { serve, show } from "../parts/shown";
import { InviteDialog } from "./InviteDialog";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const unit = { id: "1".repeat(32), name: "Chi bộ bản Nà Cà" };
const invite = {
  code: "ABCD-EFGH-JKLM-NPQR-STUV",
  expires_at: "2026-12-03T08:00:00Z",
  file: "{}",
  file_name: "moi.json",
  sheet_html: "",
  url: "http://10.0.0.2:8080/",
};

describe("the dialog with an invite code", () => {
  it("keeps the code until the officer says that it is kept", async () => {
    serve({ [`POST /api/v1/units/${unit.id}/invites`]: invite });
    const close = vi.fn();
    show(<InviteDialog unit={unit} close={close} />);
    const user = userEvent.setup();
    await user.click(await screen.findByTestId("invite-make"));
    await screen.findByTestId("invite-code");
    expect(screen.getByTestId("invite-once").textContent).toContain("chỉ hiện lần này");
    await user.keyboard("{Escape}");
    const overlay = document.querySelector(".mantine-Modal-inner");
    if (overlay) await user.click(overlay);
    expect(close).not.toHaveBeenCalled();
    expect(screen.queryByRole("button", { name: "Đóng" })).toBeNull();
    await user.click(screen.getByTestId("invite-kept"));
    expect(close).toHaveBeenCalledOnce();
  });

  it("closes with Escape while there is no code", async () => {
    const close = vi.fn();
    show(<InviteDialog unit={unit} close={close} />);
    await screen.findByTestId("invite-make");
    await userEvent.setup().keyboard("{Escape}");
    await waitFor(() => expect(close).toHaveBeenCalledOnce());
  });
});
