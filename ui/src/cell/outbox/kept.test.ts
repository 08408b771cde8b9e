import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { KeptFirst } from "./KeptFirst";
import { outbox } from "./window";

const draft = (awareness: string) => ({
  item: {
    record: "essay/r/m/",
    field: "draft",
    call: "essays.draft",
    request: JSON.stringify({ round: "r", member: "m", parts: { awareness } }),
    about: "essay",
    name: "Lò Thị Xuân",
  },
  by: "Lò Thị Mẫu",
  at: "2026-11-30T07:00:00.000Z",
});
const member = (name: string, new_id?: string) => ({
  item: {
    record: "form/:r1:/",
    field: "members.save",
    call: "members.save",
    request: JSON.stringify({ name, new_id }),
    about: "form",
    name: "members.save",
  },
  by: "Lò Thị Mẫu",
  at: "2026-11-30T07:00:00.000Z",
});

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({
  asked: [] as [string, unknown][],
  items: [] as unknown[],
  refuse: null as string | null,
  draft: null as unknown,
}));
vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (
    name: string,
    { request }: { request: { parts?: { awareness: string }; name?: string } },
  ) => {
    if (name === "outbox_waiting") return { items: bridge.items, unread: 0 };
    if (name === "forms_kept") return { values: bridge.draft };
    bridge.asked.push([name, request.parts?.awareness ?? request.name ?? null]);
    if (bridge.refuse && name !== "outbox_forget")
      throw { code: bridge.refuse, message: "refused", field: null };
    return { what: [], saved_at: "2026-11-30T08:00:00Z" };
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

async function open() {
  const page = createElement("div", { "data-testid": "page" });
  const inside = createElement(
    QueryClientProvider,
    { client: new QueryClient() },
    createElement(KeptFirst, null, page),
  );
  render(createElement(MantineProvider, null, inside));
  await vi.waitFor(() => expect(isThere("page") || isThere("kept-dialog")).toBe(true));
}

const press = (id: string) => act(async () => void fireEvent.click(screen.getByTestId(id)));
const isThere = (id: string) => screen.queryByTestId(id) !== null;

beforeEach(() => {
  startWords(words, en);
  outbox.handOver();
  Object.assign(bridge, { asked: [], items: [], refuse: null, draft: null });
  window.matchMedia ??= (media: string) =>
    ({
      media,
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as never;
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never;
});
afterEach(cleanup);

describe("items that were sealed when the book was locked", () => {
  it("show no question when there are none", async () => {
    await open();
    expect(isThere("page")).toBe(true);
  });

  it("are named with person and time before any page is shown", async () => {
    bridge.items = [draft("Chữ chưa lưu")];
    await open();
    expect(isThere("page")).toBe(false);
    expect(screen.getByTestId("kept-line").textContent).toContain(
      "bài thu hoạch của Lò Thị Xuân (Lò Thị Mẫu",
    );
  });

  it("are essays on paper, too", async () => {
    const request = { round: "r", member: "m", handed_in: true, on: "2026-11-25", on_paper: true };
    const about = { about: "paper", name: "Lò Thị Xuân" };
    const sealed = { record: "paper/r/m/", field: "paper", call: "essays.hand_in", ...about };
    bridge.items = [{ ...draft(""), item: { ...sealed, request: JSON.stringify(request) } }];
    await open();
    expect(screen.getByTestId("kept-line").textContent).toContain("bài nộp bản giấy của Lò Thị Xuân");
    await press("kept-save");
    await vi.waitFor(() => expect(isThere("page")).toBe(true));
    expect(bridge.asked.map(([name]) => name)).toEqual(["essays_hand_in", "outbox_forget"]);
  });

  it("are saved in their order, newer text over older, and then forgotten", async () => {
    bridge.items = [member("An"), draft("cũ"), member("Bình"), member("Chi"), draft("mới")];
    await open();
    await press("kept-save");
    await vi.waitFor(() => expect(isThere("page")).toBe(true));
    expect(bridge.asked).toEqual([
      ["members_save", "An"],
      ["members_save", "Bình"],
      ["members_save", "Chi"],
      ["essays_draft", "mới"],
      ["outbox_forget", null],
    ]);
  });

  it("leave no draft of the record that they make, and every other draft", async () => {
    bridge.items = [member("An", "a1")];
    bridge.draft = { name: "An", new_id: "a1" };
    await open();
    await press("kept-save");
    await vi.waitFor(() => expect(isThere("page")).toBe(true));
    expect(bridge.asked.map(([name]) => name)).toEqual(["members_save", "forms_give_up", "outbox_forget"]);
    cleanup();
    bridge.asked = [];
    bridge.draft = { name: "Bình", new_id: "b2" };
    await open();
    await press("kept-save");
    await vi.waitFor(() => expect(isThere("page")).toBe(true));
    expect(bridge.asked.map(([name]) => name)).toEqual(["members_save", "outbox_forget"]);
  });

  it("stay sealed while the disk still refuses them, and are forgotten once they are saved", async () => {
    bridge.items = [draft("chữ")];
    bridge.refuse = "disk_full";
    await open();
    await press("kept-save");
    await vi.waitFor(() => expect(isThere("page")).toBe(true));
    expect(bridge.asked).toEqual([["essays_draft", "chữ"]]);
    bridge.refuse = null;
    await act(() => outbox.flush());
    await vi.waitFor(() => expect(bridge.asked.at(-1)?.[0]).toBe("outbox_forget"));
  });

  it("stay on the screen with the reason when the book refuses them, and can be given up", async () => {
    bridge.items = [draft("chữ")];
    bridge.refuse = "not_found";
    await open();
    await press("kept-save");
    await vi.waitFor(() => expect(screen.getByText("refused")).toBeTruthy());
    expect(isThere("page")).toBe(false);
    await press("kept-drop");
    await press("kept-drop-yes");
    await vi.waitFor(() => expect(isThere("page")).toBe(true));
    expect([bridge.asked.at(-1)?.[0], outbox.unsaved()]).toEqual(["outbox_forget", []]);
  });
});
