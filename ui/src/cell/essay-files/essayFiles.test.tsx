import { act, fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { answer, inAWindow, open, pass, type } from "../../testing/page";
import type { EssayPage, FolderFile, TextPreview } from "../types";
import { FolderOfEssays } from "./FolderOfEssays";
import { ReadPages } from "./ReadPages";
import { TextFromFile } from "./TextFromFile";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();

const press = async (id: string) => {
  await act(() => fireEvent.click(screen.getByTestId(id)));
  await pass();
};
const isShown = (id: string) => screen.queryByTestId(id) !== null;

const preview = (more: Partial<TextPreview> = {}): TextPreview => ({
  file: "bai.docx",
  encoding: "tcvn3",
  certain: true,
  conversions: [{ before: "NghÞ quyÕt", after: "Nghị quyết" }],
  parts: { awareness: "Nghị quyết", self_review: "", proposals: "" },
  characters: 10,
  notes: [],
  has_text: false,
  ...more,
});

describe("the text of a file", () => {
  const changed = vi.fn(async () => undefined);
  const settle = <T,>(take: () => Promise<T>) => take();
  const page = <TextFromFile round="r" member="m" settle={settle} onChanged={changed} />;
  beforeEach(() => {
    changed.mockClear();
    bridge.answers = { pick_open_file: "/usb/bai.docx", essay_files_open_text: preview() };
  });

  it("is shown before and after, and taken only on a press", async () => {
    await open(page);
    await press("essay-from-file");
    expect(screen.getByTestId("text-conversions").textContent).toContain("NghÞ quyÕt");
    expect(asked("essay_files_take_text")).toHaveLength(0);
    await press("text-take");
    const request = { round: "r", member: "m", path: "/usb/bai.docx", encoding: "tcvn3" };
    expect(asked("essay_files_take_text").map((call) => call.request)).toEqual([request]);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(isShown("text-preview")).toBe(false);
  });

  it("says when the letters are not certain, and is read anew in another code", async () => {
    bridge.answers.essay_files_open_text = ({ encoding }: { encoding: string | null }) =>
      preview(encoding ? { encoding: "vni", certain: true } : { certain: false, notes: ["macros"] });
    await open(page);
    await press("essay-from-file");
    expect([isShown("text-doubtful"), isShown("text-note-macros")]).toEqual([true, true]);
    await act(() => type("text-code", "vni"));
    await pass();
    expect(asked("essay_files_open_text").at(-1)?.request.encoding).toBe("vni");
    expect(isShown("text-doubtful")).toBe(false);
    await press("text-cancel");
    expect(asked("essay_files_take_text")).toHaveLength(0);
  });
});

const file = (name: string, more: Partial<FolderFile> = {}): FolderFile => ({
  file: name,
  kind: "text",
  certainty: "certain",
  why: null,
  member: "m1",
  encoding: "none",
  begins: "Nghị quyết nêu rõ",
  problem: null,
  ...more,
});

describe("a folder of essays", () => {
  const rows = [
    file("Lò Văn Án.docx"),
    file("Lò Văn Hoà.docx", { certainty: "doubtful", why: "same_name", member: "m2" }),
    file("scan.jpg", { kind: "page", certainty: "nobody", member: null }),
    file("hong.docx", { problem: "Tệp bị mất phần cuối." }),
  ];
  const members = [
    { member: "m1", name: "Lò Văn Án", born: "1970" },
    { member: "m2", name: "Lò Văn Hoà", born: "1958" },
  ];
  beforeEach(() => {
    bridge.answers = {
      pick_folder: "/usb/bai",
      essay_files_open_folder: { rows, members, more: false },
      essay_files_take_folder: { undo: "a", what: [], texts: 2, pages: 1, refused: [] },
    };
  });

  it("opens no file when one bears a stamp", async () => {
    await open(<FolderOfEssays round="r" />);
    await press("essays-folder");
    await press("folder-has-mark");
    expect(isShown("folder-marked")).toBe(true);
    await press("folder-close");
    expect([...asked("pick_folder"), ...asked("essay_files_open_folder")]).toEqual([]);
  });

  it("chooses what is certain, and leaves the rest to a person", async () => {
    await open(<FolderOfEssays round="r" />);
    await press("essays-folder");
    await press("folder-no-mark");
    expect(screen.getByTestId("folder-counts").textContent).toBe(
      "2 tệp đã rõ của ai · 1 tệp cần xem · 1 tệp không có tên ai trong đợt",
    );
    const lines = screen.getAllByTestId("folder-row");
    const boxes = lines.map((line) => within(line).getByRole("checkbox") as HTMLInputElement);
    expect(boxes.map((box) => box.checked)).toEqual([true, false, false, false]);
    expect(boxes.map((box) => box.disabled)).toEqual([false, false, true, true]);
    const whose = within(lines[2] as HTMLElement).getByRole("combobox");
    await act(() => fireEvent.change(whose, { target: { value: "m2" } }));
    await press("folder-take");
    const taken = asked("essay_files_take_folder").at(-1)?.request;
    expect(taken?.rows).toEqual([
      { file: "Lò Văn Án.docx", member: "m1", encoding: "none" },
      { file: "scan.jpg", member: "m2", encoding: "none" },
    ]);
    expect(isShown("folder-preview")).toBe(false);
  });

  it("shows nothing of a folder whose reading was stopped", async () => {
    bridge.holds = /open_folder/;
    await open(<FolderOfEssays round="r" />);
    await press("essays-folder");
    await press("folder-no-mark");
    await press("folder-stop");
    expect(asked("essay_files_stop")).toHaveLength(1);
    await answer("resolve", { rows, members, more: false });
    await pass();
    expect(isShown("folder-preview")).toBe(false);
  });
});

describe("pages that are read by a machine", () => {
  const pages = ["p1", "p2"].map(
    (id): EssayPage => ({ id, name: `${id}.jpg`, media: "picture", bytes: 1000, state: "waiting" }),
  );

  it("are a draft to check that is put into the essay only on a press", async () => {
    bridge.answers = {
      attachments_recognise: ({ id }: { id: string }) => ({ text: `Chữ ${id}`, from_pdf: false }),
    };
    const taken = vi.fn();
    await open(<ReadPages pages={pages} onText={taken} />);
    await press("pages-read");
    expect((screen.getByTestId("read-text") as HTMLTextAreaElement).value).toBe("Chữ p1\n\nChữ p2");
    expect(taken).not.toHaveBeenCalled();
    await act(() => type("read-text", "Đã soát"));
    await press("read-take");
    expect(taken.mock.calls).toEqual([["Đã soát"]]);
  });

  it("can be stopped between two pages, and what was read until then is shown", async () => {
    bridge.holds = /recognise/;
    await open(<ReadPages pages={pages} onText={() => undefined} />);
    await act(() => fireEvent.click(screen.getByTestId("pages-read")));
    expect(screen.getByTestId("read-progress").textContent).toContain("Đang đọc trang 1/2");
    await press("read-stop");
    await answer("resolve", { text: "Chữ p1", from_pdf: false });
    await pass();
    expect(asked("attachments_recognise")).toHaveLength(1);
    expect((screen.getByTestId("read-text") as HTMLTextAreaElement).value).toBe("Chữ p1");
  });

  it("say what is missing on the laptop", async () => {
    bridge.answers = {
      attachments_recognise: () => {
        throw { code: "no_tesseract", message: "Máy này chưa cài tesseract.", field: "id" };
      },
    };
    await open(<ReadPages pages={pages} onText={() => undefined} />);
    await press("pages-read");
    expect(screen.getByTestId("read-why").textContent).toContain("chưa cài tesseract");
    expect([asked("attachments_recognise").length, isShown("read-take")]).toEqual([1, false]);
  });
});
