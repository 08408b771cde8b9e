import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import type { KeysView } from "../types";
import { KeysNote } from "./KeysNote";

const TWELVE = ["suối", "nương", "chim", "lửa", "an", "ba", "ca", "bản", "mưa", "nhà", "ao", "bờ"];
const HOLDS: KeysView = {
  holding: "holds",
  four_words: null,
  twelve_words: TWELVE,
  may_ask: false,
  confirmed: false,
  offered_words: null,
  newcomers: [],
  other_holders: [],
};
const NEWCOMER = {
  id: "n",
  name: "MAY-MOI",
  comparing: "words" as const,
  four_words: ["bản", "mưa", "bản", "nhà"],
  twelve_words: TWELVE,
  writes_as: [],
  refused: false,
};

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({ keys: null as unknown, asked: [] as unknown[] }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, { request }: { request: unknown }) => {
    if (name !== "keys_state") bridge.asked.push({ name, request });
    return bridge.keys;
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

function show(keys: KeysView) {
  bridge.keys = keys;
  const queries = new QueryClient();
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider theme={theme}>
        <KeysNote />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return queries;
}

beforeEach(() => {
  bridge.asked = [];
  startWords(words, en);
});
afterEach(cleanup);

describe("the cell's key", () => {
  it("is given with the compared words, and only when a person presses the button", async () => {
    show({ ...HOLDS, newcomers: [NEWCOMER] });
    await screen.findByText("Máy mới “MAY-MOI” xin đọc bài và ghi chú đã niêm phong của chi bộ");
    expect(bridge.asked).toEqual([]);
    await userEvent.click(screen.getByText("Đúng bốn từ này – giao chìa khóa"));
    expect(bridge.asked).toEqual([
      { name: "keys_give", request: { id: "n", words: ["bản", "mưa", "bản", "nhà"] } },
    ]);
  });

  it("is compared by a press, and can't be given before both sides have words", async () => {
    show({ ...HOLDS, newcomers: [{ ...NEWCOMER, comparing: "asked", four_words: null }] });
    expect(bridge.asked).toEqual([]);
    await userEvent.click(await screen.findByTestId("key-compare"));
    expect(bridge.asked).toEqual([{ name: "keys_compare", request: { id: "n" } }]);
    expect(screen.queryByTestId("key-give")).toBeNull();
  });

  it("is given with twelve words when the two laptops can't exchange", async () => {
    show({ ...HOLDS, newcomers: [{ ...NEWCOMER, comparing: "used_up", four_words: null }] });
    await userEvent.click(await screen.findByTestId("key-twelve"));
    await userEvent.click(screen.getByTestId("key-give-twelve"));
    expect(bridge.asked).toEqual([{ name: "keys_give", request: { id: "n", words: TWELVE } }]);
  });

  it("names the person as whom the laptop already writes, before it is given", async () => {
    show({ ...HOLDS, newcomers: [{ ...NEWCOMER, writes_as: ["Lò Văn Án"] }] });
    expect((await screen.findByTestId("key-writes-as")).textContent).toContain("Lò Văn Án");
  });

  it("is not given to an unknown laptop, and that decision can be changed", async () => {
    show({ ...HOLDS, newcomers: [{ ...NEWCOMER, refused: true }] });
    await userEvent.click(await screen.findByText("Xem lại"));
    expect(screen.queryByText("Đúng bốn từ này – giao chìa khóa")).toBeNull();
    expect(bridge.asked).toEqual([{ name: "keys_refuse", request: { id: "n", refused: false } }]);
  });

  it("shows a laptop that waits for it the words to compare, and the sheet as a way without any other", async () => {
    show({ ...HOLDS, holding: "waiting", four_words: NEWCOMER.four_words, may_ask: true });
    expect((await screen.findByTestId("words-to-compare")).textContent).toBe("bảnmưabảnnhà");
    await userEvent.click(screen.getByText("Gõ mã trên phiếu khôi phục"));
    await userEvent.type(screen.getByTestId("sheet-words"), "an ba ca");
    await userEvent.click(screen.getByTestId("sheet-open"));
    expect(bridge.asked).toEqual([{ name: "keys_open_with_sheet", request: { words: "an ba ca" } }]);
  });

  it("is accepted once a person at the waiting laptop has read the same four words", async () => {
    show({ ...HOLDS, holding: "waiting", four_words: NEWCOMER.four_words, may_ask: true });
    await userEvent.click(await screen.findByTestId("key-confirm"));
    expect(bridge.asked).toEqual([{ name: "keys_confirm", request: { words: NEWCOMER.four_words } }]);
    cleanup();
    show({ ...HOLDS, holding: "waiting", four_words: NEWCOMER.four_words, confirmed: true, may_ask: true });
    await screen.findByTestId("key-confirmed");
    expect(screen.queryByTestId("key-confirm")).toBeNull();
    expect(screen.queryByTestId("key-ask-again")).toBeNull();
  });

  it("shows the words of a key that was given without a comparison, and uses it on a press", async () => {
    show({ ...HOLDS, holding: "waiting", offered_words: TWELVE });
    expect((await screen.findByTestId("words-to-compare")).textContent).toBe(TWELVE.join(""));
    await userEvent.click(screen.getByTestId("key-confirm"));
    expect(bridge.asked).toEqual([{ name: "keys_confirm", request: { words: TWELVE } }]);
  });

  it("shows nothing when this laptop holds it and no other laptop requests it", async () => {
    const queries = show(HOLDS);
    await vi.waitFor(() => expect(queries.getQueryData(["keys.state", {}])).toEqual(HOLDS));
    expect(screen.queryByTestId("key-missing")).toBeNull();
    expect(screen.queryByTestId("key-asked")).toBeNull();
  });
});
