import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { serve, show } from "../parts/shown";
import { LoginForm } from "./LoginForm";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const focused = () => document.activeElement?.getAttribute("data-testid");

describe("the log-in form", () => {
  it("has the focus where there is something to type", () => {
    show(<LoginForm entered={() => undefined} />);
    expect(focused()).toBe("login-name");
    cleanup();
    show(<LoginForm entered={() => undefined} name="lan" />);
    expect(focused()).toBe("login-passphrase");
  });

  it("leads to the field that is wrong", async () => {
    serve({ "POST /api/v1/login": { code: "wrong_passphrase", message: "Sai.", field: null } }, 401);
    show(<LoginForm entered={() => undefined} />);
    const user = userEvent.setup();
    await user.type(screen.getByTestId("login-name"), "lan");
    await user.click(screen.getByTestId("login-submit"));
    expect(focused()).toBe("login-passphrase");
    await user.type(screen.getByTestId("login-passphrase"), "khong-phai");
    await user.click(screen.getByTestId("login-submit"));
    await screen.findByText("Sai.");
    await waitFor(() => expect(focused()).toBe("login-passphrase"));
    await user.clear(screen.getByTestId("login-name"));
    await user.click(screen.getByTestId("login-submit"));
    expect(focused()).toBe("login-name");
  });

  it("asks for a code, and comes back to it when the code is wrong", async () => {
    serve({ "POST /api/v1/login": { code: "code_needed", message: "Mã?", field: null } }, 401);
    show(<LoginForm entered={() => undefined} name="lan" />);
    const user = userEvent.setup();
    await user.type(screen.getByTestId("login-passphrase"), "dung-roi");
    await user.click(screen.getByTestId("login-submit"));
    await screen.findByTestId("login-code");
    await waitFor(() => expect(focused()).toBe("login-code"));
    serve({ "POST /api/v1/login": { code: "wrong_code", message: "Mã sai.", field: null } }, 401);
    await user.type(screen.getByTestId("login-code"), "000000");
    await user.click(screen.getByTestId("login-submit"));
    await screen.findByText("Mã sai.");
    await waitFor(() => expect(focused()).toBe("login-code"));
  });
});
