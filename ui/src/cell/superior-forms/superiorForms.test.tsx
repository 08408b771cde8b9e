import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass, type } from "../../testing/page";
import { place } from "../../testing/router";
import { outbox } from "../outbox/window";
import type { FilledForm, FormItem } from "../types";
import { depthOf, fromWidget, toWidget, typedAmong } from "./answers";
import SuperiorFormPage from "./SuperiorFormPage";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const item = (name: string, kind: FormItem["kind"], more: Partial<FormItem> = {}): FormItem => ({
  name,
  within: null,
  kind,
  label: `Câu ${name}`,
  hint: "",
  choices: [],
  ...more,
});
const YES_NO = [
  { name: "co", label: "Có" },
  { name: "khong", label: "Không" },
];
const LINE = {
  id: "f",
  title: "Báo cáo nhanh",
  deadline: "2026-12-15",
  version: 2,
  state: "filling",
  waits: true,
  late: false,
  new: false,
  since: "2026-12-01T03:00:00.000Z",
  withdrawn: "",
  former: null,
  round_title: "",
  sent_at: null,
} as const;
const missing = (name: string) => ({
  name,
  missing: true,
  vietnamese: "Xin trả lời.",
  english: "Please answer.",
});

function form(more: Partial<FilledForm> = {}): FilledForm {
  return {
    form: LINE,
    languages: ["Tiếng Việt (vi)"],
    version: "v2",
    items: [
      item("so", "integer"),
      item("hop", "select_one", { choices: YES_NO }),
      item("vi", "text"),
      item("viec", "select_multiple", { choices: YES_NO }),
    ],
    unreadable: false,
    unread: false,
    answers: [{ name: "hop", answer: "co", contested: false }],
    evaluated: {
      shown: ["so", "hop", "viec"],
      required: ["so", "hop"],
      problems: [missing("so")],
      complete: false,
    },
    older: [],
    leaving: [],
    mark: "",
    sent: null,
    differs: false,
    may_send: true,
    ...more,
  };
}

inAWindow();
beforeEach(() => {
  place.params = { form: "f" };
  bridge.otherwise = { what: [], undo: null, id: null, superior_name: "Đảng ủy xã" };
  bridge.answers = { superior_forms_open: form(), superior_forms_check: form().evaluated };
});

describe("answers", () => {
  it("are typed with a comma and chosen as a list", () => {
    expect(toWidget(item("d", "decimal"), "2.5")).toBe("2,5");
    expect(toWidget(item("m", "select_multiple"), "a b")).toEqual(["a", "b"]);
    expect(toWidget(item("m", "select_multiple"), "")).toEqual([]);
    expect(fromWidget(["b", "a"])).toBe("b a");
  });

  it("that wait in the outbox are shown only in the version to which they were given", () => {
    const waiting = (version: string) =>
      [{ request: { version, answers: [{ name: "so", typed: "12" }] } }] as never;
    expect(typedAmong(waiting("v2"), "v2")).toEqual({ so: "12" });
    expect(typedAmong(waiting("v1"), "v2")).toEqual({});
  });

  it("lie as deep as the groups around them", () => {
    const items = [
      item("g", "group"),
      item("h", "group", { within: "g" }),
      item("q", "text", { within: "h" }),
    ];
    expect(items.map((one) => depthOf(items, one))).toEqual([0, 1, 2]);
  });
});

describe("a form of the superior", () => {
  it("shows what is asked, keeps what is typed in the book, and asks what follows", async () => {
    await open(<SuperiorFormPage />);
    expect(screen.queryByTestId("answer-vi")).toBeNull();
    type("answer-so", "12");
    await pass();
    expect(asked("superior_forms_check").at(-1)?.request).toMatchObject({
      version: "v2",
      answers: [{ name: "so", typed: "12" }],
    });
    expect(outbox.waiting("superior-form/f/")).toHaveLength(1);
    await pass(800);
    expect(asked("superior_forms_save")[0]?.request).toEqual({
      id: "f",
      version: "v2",
      answers: [{ name: "so", typed: "12" }],
    });
  });

  it("is read in another of its languages, which is remembered, and keeps what was typed", async () => {
    const languages = ["Tiếng Việt (vi)", "Tiếng Mông"];
    bridge.answers.superior_forms_open = ({ language }: { language: string }) =>
      form({
        languages,
        items: [item("so", "integer", { label: language === "Tiếng Mông" ? "Muaj pes tsawg" : "Bao nhiêu" })],
      });
    const page = await open(<SuperiorFormPage />);
    type("answer-so", "12");
    fireEvent.change(screen.getByTestId("form-language"), { target: { value: "Tiếng Mông" } });
    await pass();
    expect(document.querySelector("label[for=answer-so]")?.textContent).toContain("Muaj pes tsawg");
    expect(screen.getByTestId<HTMLInputElement>("answer-so").value).toBe("12");
    page.unmount();
    await open(<SuperiorFormPage />);
    expect(document.querySelector("label[for=answer-so]")?.textContent).toContain("Muaj pes tsawg");
  });

  it("asks for no language where a form has one", async () => {
    await open(<SuperiorFormPage />);
    expect(screen.queryByTestId("form-language")).toBeNull();
  });

  it("keeps what is typed on the screen while the disk refuses it", async () => {
    bridge.answers.superior_forms_save = () =>
      Promise.reject({ code: "disk_full", message: "Ổ đĩa đầy.", field: null });
    const page = await open(<SuperiorFormPage />);
    type("answer-so", "12");
    await pass(1000);
    page.unmount();
    await open(<SuperiorFormPage />);
    expect(screen.getByTestId<HTMLInputElement>("answer-so").value).toBe("12");
  });

  it("says beside its field what is wrong, and what is missing once somebody wants to send", async () => {
    await open(<SuperiorFormPage />);
    expect(screen.getByTestId("form-missing").textContent).toContain("Còn thiếu 1 câu");
    expect(screen.queryByText("Xin trả lời.")).toBeNull();
    fireEvent.click(screen.getByTestId("form-send"));
    await pass();
    expect(screen.getByText("Xin trả lời.")).toBeTruthy();
    expect(screen.queryByTestId("form-leaving")).toBeNull();
  });

  it("sends only after it has shown exactly what leaves the cell", async () => {
    const whole = form({
      evaluated: { shown: ["hop"], required: ["hop"], problems: [], complete: true },
      leaving: [{ name: "hop", label: "Đã họp chưa?", answer: "Có" }],
      mark: "m1",
    });
    bridge.answers.superior_forms_open = whole;
    await open(<SuperiorFormPage />);
    fireEvent.keyDown(screen.getByTestId("form-questions"), { key: "Enter", ctrlKey: true });
    await pass();
    expect(screen.getByTestId("form-leaving").textContent).toContain("Đã họp chưa?Có");
    expect(asked("superior_forms_send")).toHaveLength(0);
    await act(async () => fireEvent.click(screen.getByTestId("form-send-yes")));
    expect(asked("superior_forms_send")[0]?.request).toEqual({ id: "f", mark: "m1" });
  });

  it("offers answers to an earlier version and uses again only those that fit", async () => {
    const older = [
      { name: "so", label: "Số người", answer: "12", version: 1, fits: true },
      { name: "cu", label: "Câu đã bỏ", answer: "x", version: 1, fits: false },
    ];
    bridge.answers.superior_forms_open = form({ older });
    await open(<SuperiorFormPage />);
    expect(screen.getAllByTestId("older-answer")).toHaveLength(2);
    fireEvent.click(screen.getByTestId("form-carry-over"));
    await pass();
    expect(asked("superior_forms_carry_over")[0]?.request).toEqual({ id: "f", questions: ["so"] });
  });

  it("says that it was withdrawn, and sends nothing", async () => {
    const withdrawn = { ...LINE, state: "withdrawn", waits: false, withdrawn: "Trùng" } as const;
    bridge.answers.superior_forms_open = form({ form: withdrawn });
    await open(<SuperiorFormPage />);
    expect(screen.getByTestId("page-superior-form").textContent).toContain("thu hồi biểu mẫu này: Trùng");
    expect(screen.getByTestId<HTMLButtonElement>("form-send").disabled).toBe(true);
  });
});
