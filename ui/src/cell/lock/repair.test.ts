import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refusal } from "../../door";
import { isDamage, RepairForm } from "./RepairForm";

/** Takes the place of the window's bridge to Rust, because these tests are about the page and not about the book. */
const bridge = vi.hoisted(() => ({ asked: [] as unknown[], needsBackup: false }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, { request }: { request: unknown }) => {
    bridge.asked.push([name, request]);
    if (bridge.needsBackup) throw { code: "needs_backup", message: "Chọn một bản sao lưu.", field: "backup" };
    return { sentences: ["Đã dựng lại sổ: 6 đảng viên.", "Không thiếu thay đổi nào đã lưu."] };
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

const DAMAGED = new Refusal({ code: "damaged", message: "Tệp của sổ có chỗ hỏng.", field: null });

function show() {
  const page = createElement(RepairForm, {
    opener: { person: "p", passphrase: "nước suối đầu bản" },
    error: DAMAGED,
    onBack: () => undefined,
  });
  const inside = createElement(QueryClientProvider, { client: new QueryClient() }, page);
  render(createElement(MantineProvider, null, inside));
}

beforeEach(() => {
  bridge.asked.length = 0;
  bridge.needsBackup = false;
  window.matchMedia ??= (media: string) =>
    ({
      media,
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as never;
});
afterEach(cleanup);

describe("a damaged book", () => {
  it("can be rebuilt, and the page says what was recovered", async () => {
    show();
    expect(screen.getByText("Tệp của sổ có chỗ hỏng.")).toBeTruthy();
    fireEvent.click(screen.getByTestId("repair-without"));
    await screen.findByTestId("repair-done");
    expect(screen.getByText("Không thiếu thay đổi nào đã lưu.")).toBeTruthy();
    expect(bridge.asked).toEqual([
      ["book_repair", { person: "p", passphrase: "nước suối đầu bản", backup: null }],
    ]);
  });

  it("that can't be read at all asks for a backup and stays on the page", async () => {
    bridge.needsBackup = true;
    show();
    fireEvent.click(screen.getByTestId("repair-without"));
    await screen.findByText("Chọn một bản sao lưu.");
    expect(screen.getByTestId("repair-with-backup")).toBeTruthy();
  });

  it("is distinguished from a wrong passphrase", () => {
    expect(isDamage(DAMAGED)).toBe(true);
    expect(isDamage(new Refusal({ code: "wrong_passphrase", message: "", field: "passphrase" }))).toBe(false);
  });
});
