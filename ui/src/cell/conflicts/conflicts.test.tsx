import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { Compared } from "../essays/Compared";
import type { Comparison, Conflict, ConflictSide } from "../types";
import { ConflictBox } from "./ConflictBox";

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({ asked: [] as unknown[] }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, { request }: { request: unknown }) => {
    bridge.asked.push({ name, request });
    return { id: null, undo: null, what: [] };
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

const SIDE: ConflictSide = {
  key: "a-1",
  by: "Lò Thị Mẫu",
  at: "2026-11-12T12:42:00Z",
  clock_doubtful: false,
  here: true,
  received_at: null,
  value: "Có mặt",
  gone: false,
  standing: false,
};
const MARKED: Conflict = {
  id: "r-1-0",
  thing: "roll_call",
  about: "An (1980) – Buổi 12/03/2026",
  field: "Điểm danh",
  deletion: false,
  sides: [
    { ...SIDE, key: "b-1", by: "Vàng A Chứ", here: false, value: "Vắng không lý do", standing: true },
    SIDE,
  ],
  both: null,
};

function show(element: React.ReactNode) {
  return render(
    <MantineProvider theme={theme}>
      <QueryClientProvider client={new QueryClient()}>{element}</QueryClientProvider>
    </MantineProvider>,
  );
}

beforeEach(() => {
  startWords(words, en);
  bridge.asked.length = 0;
});
afterEach(cleanup);

describe("a conflict", () => {
  it("names both people, both values and which of them is in use", () => {
    show(<ConflictBox conflict={MARKED} />);
    const [first, second] = screen.getAllByTestId("card-side");
    expect(first?.textContent).toContain("Vàng A Chứ");
    expect(first?.textContent).toContain("Đang dùng");
    expect(first?.textContent).toContain("trên máy khác");
    expect(second?.textContent).toContain("Có mặt");
    expect(second?.textContent).not.toContain("Đang dùng");
    expect(screen.queryByTestId("card-clock")).toBeNull();
    expect(screen.queryByTestId("card-keep-both")).toBeNull();
  });

  it("keeps the side whose button is pressed", async () => {
    show(<ConflictBox conflict={MARKED} />);
    await userEvent.click(screen.getByRole("button", { name: "Giữ bản này – Lò Thị Mẫu" }));
    expect(bridge.asked).toEqual([{ name: "conflicts_answer", request: { conflict: "r-1-0", keep: "a-1" } }]);
  });

  it("offers to keep both only where that makes sense, and shows the result", async () => {
    show(<ConflictBox conflict={{ ...MARKED, both: "Ốm; đi viện" }} />);
    expect(screen.getByText("Ốm; đi viện")).toBeTruthy();
    await userEvent.click(screen.getByTestId("card-keep-both"));
    expect(bridge.asked).toEqual([
      { name: "conflicts_answer", request: { conflict: "r-1-0", keep: "both" } },
    ]);
  });

  it("says that a clock was wrong, and does not offer a value that is not kept any more", () => {
    const sides = [{ ...SIDE, clock_doubtful: true, gone: true, standing: true }];
    show(<ConflictBox conflict={{ ...MARKED, sides }} />);
    expect(screen.getByTestId("card-clock").textContent).toContain("có thể sai");
    expect((screen.getByTestId("card-keep") as HTMLButtonElement).disabled).toBe(true);
  });

  it("has other words for a deletion", () => {
    show(<ConflictBox conflict={{ ...MARKED, deletion: true }} />);
    const buttons = screen.getAllByTestId("card-keep").map((button) => button.textContent);
    expect(buttons).toEqual(["Vẫn xóa", "Giữ lại, không xóa"]);
  });
});

describe("two versions compared", () => {
  it("marks removed and added text by more than colour", () => {
    const version = { ...SIDE, id: "v", characters: 3, beside: false };
    const comparison = {
      from: version,
      to: version,
      parts: [
        {
          part: "awareness",
          pieces: [
            { change: "same", text: "Bản có " },
            { change: "removed", text: "40 " },
            { change: "added", text: "42 " },
          ],
        },
        { part: "proposals", pieces: [] },
      ],
    } as unknown as Comparison;
    const { container } = show(<Compared comparison={comparison} />);
    const text = (selector: string) =>
      [...container.querySelectorAll(selector)].map((node) => node.textContent);
    expect(text(".essay-read del")).toEqual(["40 "]);
    expect(text(".essay-read ins")).toEqual(["42 "]);
    expect(text("section")).toHaveLength(1);
  });
});
