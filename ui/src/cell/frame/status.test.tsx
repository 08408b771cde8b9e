import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { markItem } from "../outbox/items";
import { outbox } from "../outbox/window";
import type { StatusBarView } from "../types";
import { StatusBar } from "./StatusBar";

const SUPERIOR = "Đảng ủy xã Bình Lư";
const WELL: StatusBarView = {
  saved_at: null,
  exchange: "idle",
  waiting: 0,
  conflicts: 0,
  superior_name: SUPERIOR,
  last_receipt_at: "2026-11-28T08:30:00.000Z",
};

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({ bar: null as unknown }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string) => {
    if (name === "roll_call_mark") throw { code: "disk_full", message: "", field: null };
    return bridge.bar;
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => undefined }));

async function places(bar: StatusBarView): Promise<[string, string]> {
  bridge.bar = bar;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme}>
        <StatusBar />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const waiting = screen.getByTestId("status-waiting");
  await waitFor(() => expect(waiting.textContent).not.toBe(""));
  return [waiting.textContent ?? "", screen.getByTestId("status-superior").textContent ?? ""];
}

beforeEach(() => {
  startWords(words, en);
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never;
});
afterEach(cleanup);

describe("the status bar", () => {
  it("says when the superior last received something", async () => {
    const [waiting, superior] = await places(WELL);
    expect(waiting).toBe("Không có gì chờ gửi");
    expect(superior).toContain(`${SUPERIOR} nhận lần gần nhất`);
  });

  it("never says that everything from a revoked laptop was received", async () => {
    const [waiting, superior] = await places({ ...WELL, exchange: "revoked" });
    expect(waiting).toBe("Máy đã bị thu hồi – việc ghi ở đây chưa tính");
    expect(superior).toBe(`${SUPERIOR} không còn nhận sổ từ máy này`);
  });

  it("shows the state of the outbox, and names what is not saved when it is pressed", async () => {
    await places(WELL);
    const saved = screen.getByTestId("status-saved");
    expect(saved.textContent).toBe("Đã lưu trong máy");
    outbox.put(markItem({ session: "s", member: "m", mark: "present" }, "Lò Thị Xuân"));
    await waitFor(() => expect(saved.textContent).toContain("Chưa lưu được"));
    fireEvent.click(saved);
    expect(await screen.findByText("Chưa lưu vào sổ: điểm danh Lò Thị Xuân.")).toBeTruthy();
    act(() => void outbox.handOver());
    expect(saved.textContent).toBe("Đã lưu trong máy");
  });

  it("names a network that wants a login, a strange server and a silent one", async () => {
    expect((await places({ ...WELL, exchange: "network_login" }))[1]).toContain("đòi đăng nhập");
    cleanup();
    expect((await places({ ...WELL, exchange: "wrong_certificate" }))[1]).toContain("không đúng là");
    cleanup();
    expect((await places({ ...WELL, exchange: "waiting" }))[0]).toContain("chưa trả lời");
  });
});
