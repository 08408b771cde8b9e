import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { inAWindow, open, pass, words } from "../../testing/page";
import { GuideDialog } from "./GuideDialog";
import { KEYS } from "./KeyMap";
import { printedGuide } from "./printedGuide";
import { guide } from "./sections";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();

/** The guide is loaded when it is first opened. */
async function openAt(section: string) {
  await open(<GuideDialog section={section} onClose={() => undefined} />);
  await vi.dynamicImportSettled();
  for (let turn = 0; turn < 50 && !screen.queryByTestId("guide-section"); turn += 1) await pass();
}

const shown = () => screen.getByTestId("guide-section").getAttribute("data-section");
const press = async (id: string) => {
  fireEvent.click(screen.getByTestId(id));
  await pass(0);
};

it("every section is reached from the contents, and Back and Forward go along what was read", async () => {
  await openAt("home");
  const names = guide("vi").flatMap((chapter) => chapter.sections.map(({ name }) => name));
  for (const name of names) {
    await press(`guide-to-${name}`);
    expect(shown()).toBe(name);
  }
  await press("guide-back");
  expect(shown()).toBe(names.at(-2));
  await press("guide-forward");
  expect(shown()).toBe(names.at(-1));
}, 30_000);

it("typing without marks lists the sections, says how many, and one press opens them", async () => {
  await openAt("home");
  fireEvent.change(screen.getByTestId("guide-search"), { target: { value: "diem danh" } });
  await pass();
  const count = screen.getByTestId("guide-hits").children.length;
  expect(screen.getByRole("status").textContent).toBe(words.guide.found.replace("{{count}}", String(count)));
  await press("guide-to-roll-call");
  expect(shown()).toBe("roll-call");
});

it("the section of keys has every key of the program", async () => {
  await openAt(KEYS);
  const text = screen.getByTestId("guide-keys").textContent ?? "";
  const { title: _, key: _key, does: _does, space: _space, place, ...places } = words.shortcuts;
  for (const words of [place, ...Object.values(places)])
    for (const one of Object.values(words)) expect(text).toContain(one);
});

it("on paper the whole guide has every section and every picture, and no links", () => {
  const sections = guide("vi").flatMap((chapter) => chapter.sections);
  const paper = printedGuide(sections, "vi", words.guide.title);
  for (const { title } of sections) expect(paper).toContain(`<h2>${title}</h2>`);
  expect(paper.match(/<img /g)?.length).toBe(7);
  expect(paper).not.toContain("<button");
});
