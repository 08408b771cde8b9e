import { fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass, words } from "../../testing/page";
import { ChooseStep } from "../first-run/ChooseStep";
import { SampleStrip } from "../frame/SampleStrip";
import { PASSPHRASE } from "./filled";
import { isPractising } from "./practice";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();

const reload = vi.fn();
let made = 0;
beforeEach(() => {
  localStorage.clear();
  made = 0;
  reload.mockClear();
  vi.spyOn(window.location, "reload").mockImplementation(reload);
  const saved = () => ({ id: `id${++made}`, undo: null, what: [] });
  Object.assign(bridge.answers, {
    practice_book: null,
    end_practice: null,
    new_book: null,
    profile_status: { exists: false, unlocked: false, people: [] },
    profile_create: {},
    members_save: saved,
    documents_save: saved,
    rounds_save: saved,
    sessions_save: saved,
    roll_call_mark: {},
  });
});
afterEach(() => vi.restoreAllMocks());

const sent = (name: string) => asked(name).map(({ request }) => request);
const MOVES = ["practice_book", "end_practice", "new_book"];
const moves = () => bridge.asked.map(({ name }) => name).filter((name) => MOVES.includes(name));
const first = async () => {
  const nothing = () => undefined;
  await open(<ChooseStep onNew={nothing} onInvite={nothing} onRestored={nothing} />);
  fireEvent.click(screen.getByTestId("first-run-practice"));
  await pass();
  await pass();
};

it("the first page offers a book to practise in: invented people, marked as such, made by the program's own acts", async () => {
  await first();
  expect(sent("profile_create")).toEqual([expect.objectContaining({ sample: true, passphrase: PASSPHRASE })]);
  expect(sent("members_save")).toHaveLength(8);
  expect(sent("roll_call_mark")[0]).toEqual({ session: "id11", member: "id1", mark: "present" });
  expect(sent("roll_call_mark").length).toBeLessThan(8);
  expect(isPractising()).toBe(true);
  expect(reload).toHaveBeenCalledOnce();
});

it("a practice book that could not be made whole is thrown away, and why is said", async () => {
  bridge.answers.documents_save = () => {
    throw { code: "disk_full", message: "Ổ đĩa đã đầy.", field: null };
  };
  await first();
  expect(moves()).toEqual(["practice_book", "end_practice"]);
  expect(isPractising()).toBe(false);
  expect(reload).not.toHaveBeenCalled();
  expect(screen.getByText("Ổ đĩa đã đầy.")).toBeTruthy();
});

it("every page of it says so, the way back is one press, and beginning anew asks first", async () => {
  localStorage.setItem("practising", "yes");
  localStorage.setItem("own-book", "yes");
  await open(<SampleStrip />);
  expect(screen.getByTestId("sample-strip").textContent).toContain(words.practice.strip);
  fireEvent.click(screen.getByTestId("practice-anew"));
  await pass();
  expect(moves()).toEqual([]);
  fireEvent.click(screen.getByTestId("practice-anew-yes"));
  await pass();
  await pass();
  expect(moves()).toEqual(["end_practice", "practice_book"]);
  expect(sent("members_save")).toHaveLength(8);
  const back = screen.getByTestId("sample-new-book");
  expect(back.textContent).toBe(words.practice.own_book);
  fireEvent.click(back);
  await pass();
  expect(moves().at(-1)).toBe("new_book");
  expect(isPractising()).toBe(false);
});

it("sample data that is no practice book can't be thrown away", async () => {
  await open(<SampleStrip />);
  expect(screen.getByTestId("sample-strip").textContent).toContain(words.sample.strip);
  expect(screen.queryByTestId("practice-anew")).toBeNull();
});
