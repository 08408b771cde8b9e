import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import type { Stick, StickPlan, StickTaken, StickWrote } from "../types";
import { StickDialog } from "./StickDialog";

type Reply = unknown | (() => unknown);

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({
  asked: [] as { name: string; request: unknown }[],
  replies: {} as Record<string, Reply>,
}));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, payload?: { request?: unknown }) => {
    bridge.asked.push({ name, request: payload?.request });
    const reply = bridge.replies[name];
    return typeof reply === "function" ? (reply as (asked: unknown) => unknown)(payload?.request) : reply;
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

const STICK: Stick = {
  folder: "/media/thu/USB CHI BO",
  name: "USB CHI BO",
  free_bytes: 7_900_000_000,
  files: [],
  unfit: [],
};
const PLAN: StickPlan = {
  readers: ["Đảng ủy xã Bình Lư"],
  things: [
    { thing: "roll_call", count: 1, labels: [] },
    { thing: "essay", count: 3, labels: [] },
  ],
  everything: false,
  pages: 4,
  page_bytes: 3_200_000,
  why_not: null,
};
const NOBODY: StickPlan = { ...PLAN, readers: [], why_not: "Chi bộ chưa có máy nào khác." };
const WROTE: StickWrote = {
  file: "/media/thu/USB CHI BO/so-chi-bo-ban-na-ca-2026-11-22-1030.goi",
  file_name: "so-chi-bo-ban-na-ca-2026-11-22-1030.goi",
  bytes: 3_300_000,
  things: PLAN.things,
  pages: 4,
  pages_left: 0,
};
const TAKEN: StickTaken = {
  from: "superior",
  from_name: "Đảng ủy xã Bình Lư",
  made_at: "2026-11-24T01:00:00Z",
  sent: PLAN.things,
  received: 2,
  changes: 5,
  pages_sent: 4,
  pages_received: 0,
  waiting: [],
  nothing_new: false,
  warning: null,
};

function answer(name: string, reply: Reply) {
  bridge.replies[name] = reply;
}

function show() {
  render(
    <MantineProvider theme={theme}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <StickDialog onClose={() => undefined} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

function asked(name: string): unknown {
  return bridge.asked.find((each) => each.name === name)?.request;
}

beforeEach(() => {
  startWords(words, en);
  bridge.asked.length = 0;
  answer("stick_list", { sticks: [STICK] });
  answer("stick_plan", (request: { to: string }) => (request.to === "superior" ? PLAN : NOBODY));
  answer("stick_progress", { doing: null, bytes_done: 0, bytes_total: 0 });
});
afterEach(cleanup);

describe("a package onto a stick", () => {
  it("says what will be written and who alone opens it, then that the stick may be pulled out", async () => {
    answer("stick_write", WROTE);
    show();
    const [what, sealed] = await screen.findAllByTestId("stick-planned");
    expect(what?.textContent).toBe("Sẽ ghi: 1 buổi điểm danh, 3 bài thu hoạch, 4 trang viết tay (3,2 MB).");
    expect(sealed?.textContent).toContain("chỉ Đảng ủy xã Bình Lư mở được");
    expect(screen.queryByTestId("stick-to")).toBeNull();
    await userEvent.click(screen.getByTestId("stick-write"));
    const wrote = await screen.findByTestId("stick-wrote");
    expect(wrote.textContent).toContain("Đã ghi xong. Rút USB ra được rồi.");
    expect(wrote.textContent).toContain("so-chi-bo-ban-na-ca-2026-11-22-1030.goi (3,3 MB)");
    expect(wrote.textContent).toContain("Mang USB tới Đảng ủy xã Bình Lư");
    expect(asked("stick_write")).toEqual({ to: "superior", folder: STICK.folder });
  });

  it("warns against pulling the stick out while it is being written", async () => {
    answer("stick_write", () => new Promise(() => undefined));
    answer("stick_progress", { doing: "writing", bytes_done: 1, bytes_total: 4 });
    show();
    await userEvent.click(await screen.findByTestId("stick-write"));
    await waitFor(() =>
      expect(screen.getByTestId("stick-progress").textContent).toContain("Chưa rút USB ra."),
    );
  });

  it("finds a stick by itself once it is plugged in", async () => {
    const sticks: Stick[] = [];
    answer("stick_list", () => ({ sticks: [...sticks] }));
    show();
    expect((await screen.findByTestId("stick-none")).textContent).toContain("Chưa thấy USB");
    sticks.push(STICK);
    await waitFor(() => expect(screen.getByTestId("stick-write")).toBeTruthy(), { timeout: 5000 });
  });

  it("is for the cell's other laptops when there are any", async () => {
    const other = { ...PLAN, readers: ["Máy phó bí thư"], everything: true };
    answer("stick_plan", (request: { to: string }) => (request.to === "superior" ? PLAN : other));
    answer("stick_write", WROTE);
    show();
    await userEvent.click(await screen.findByLabelText("Gửi máy khác của chi bộ (Máy phó bí thư)"));
    expect((await screen.findAllByTestId("stick-planned"))[0]?.textContent).toContain("toàn bộ sổ");
    await userEvent.click(screen.getByTestId("stick-write"));
    expect((await screen.findByTestId("stick-wrote")).textContent).toContain("Cắm USB vào máy kia");
    expect(asked("stick_write")).toEqual({ to: "laptops", folder: STICK.folder });
  });

  it("says why nothing can be written", async () => {
    const none = { ...PLAN, readers: [], why_not: "Máy này chưa có khóa của cấp trên." };
    answer("stick_plan", none);
    show();
    expect((await screen.findByTestId("stick-why-not")).textContent).toBe(none.why_not);
    expect(screen.queryByTestId("stick-write")).toBeNull();
  });
});

describe("a package from a stick", () => {
  const file = {
    file: "/media/thu/USB CHI BO/tra-loi-ban-na-ca-2026-11-24-0800.goi",
    file_name: "tra-loi-ban-na-ca-2026-11-24-0800.goi",
    from: "superior" as const,
    from_name: "Đảng ủy xã Bình Lư",
    made_at: "2026-11-24T01:00:00Z",
    taken: false,
  };

  it("says in a sentence that the superior received what was sent", async () => {
    answer("stick_list", { sticks: [{ ...STICK, files: [file] }] });
    answer("stick_take", TAKEN);
    show();
    expect((await screen.findByTestId("stick-file")).textContent).toContain("Trả lời của Đảng ủy xã Bình Lư");
    await userEvent.click(screen.getByTestId("stick-take"));
    const taken = await screen.findByTestId("stick-taken");
    expect(taken.textContent).toContain(
      "Đảng ủy xã Bình Lư đã nhận: 1 buổi điểm danh, 3 bài thu hoạch, 4 trang viết tay.",
    );
    expect(taken.textContent).toContain("Mới nhận về 2 mục của Đảng ủy xã Bình Lư.");
    expect(taken.textContent).toContain("Không còn gì chờ gửi.");
    expect(asked("stick_take")).toEqual({ file: file.file });
  });

  it("names a file that can't be read, and what to do about it", async () => {
    const unfit = { file_name: file.file_name, why: "Gói bị thiếu hoặc đã bị thay đổi." };
    answer("stick_list", { sticks: [{ ...STICK, unfit: [unfit] }] });
    show();
    const shown = (await screen.findByTestId("stick-unfit")).textContent;
    expect(shown).toContain(file.file_name);
    expect(shown).toContain("Gói bị thiếu");
    expect(screen.queryByTestId("stick-take")).toBeNull();
  });

  it("says that an old answer holds nothing new, and that a laptop is revoked", async () => {
    answer("stick_list", { sticks: [{ ...STICK, files: [{ ...file, taken: true }] }] });
    answer("stick_take", { ...TAKEN, nothing_new: true, warning: "Máy này đã bị thu hồi." });
    show();
    await userEvent.click(await screen.findByText("Đã nhận – nhận lại"));
    expect((await screen.findByTestId("stick-taken")).textContent).toContain("Không có gì mới");
    expect(screen.getByTestId("stick-warning").textContent).toBe("Máy này đã bị thu hồi.");
  });

  it("shows the sentence of the refusal beside the file", async () => {
    answer("stick_list", { sticks: [{ ...STICK, files: [file] }] });
    answer("stick_take", () =>
      Promise.reject({
        code: "package_damaged",
        message: "Gói bị thiếu hoặc đã bị thay đổi.",
        field: "file",
      }),
    );
    show();
    await userEvent.click(await screen.findByTestId("stick-take"));
    expect((await screen.findByTestId("error-note")).textContent).toContain("Gói bị thiếu");
    expect(screen.getByTestId("stick-write")).toBeTruthy();
  });
});
