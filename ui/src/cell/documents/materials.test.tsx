import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass } from "../../testing/page";
import { MaterialList } from "./MaterialList";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));

const file = (id: string, changed: object = {}) => ({
  id,
  name: `${id}.pdf`,
  bytes: 2_000_016,
  bytes_here: 2_000_016,
  document: "d1",
  round: null,
  sent_at: "2026-03-02T01:00:00Z",
  here: true,
  former: null,
  ...changed,
});

const listed = (materials: object[], enrolled = true) => {
  bridge.answers.materials_list = { materials, enrolled };
};

inAWindow();

const click = async (element: HTMLElement) => {
  fireEvent.click(element);
  await pass();
};

it("shows the files of its document and of its round, and of nothing else", async () => {
  listed([
    file("de-cuong"),
    file("bai-giang", { document: null, round: "r1" }),
    file("khac", { document: "d2" }),
  ]);
  await open(<MaterialList sentWith={["d1", "r1"]} />);
  expect(screen.getAllByTestId("material").map((line) => line.textContent)).toEqual([
    expect.stringContaining("de-cuong.pdf"),
    expect.stringContaining("bai-giang.pdf"),
  ]);
});

it("takes no room where nothing was sent", async () => {
  listed([file("khac", { document: "d2" })]);
  await open(<MaterialList sentWith={["d1"]} />);
  expect(screen.queryByTestId("materials")).toBeNull();
});

it("offers to fetch what is not all here, says how much is, and offers neither without a superior", async () => {
  const half = file("de-cuong", { here: false, bytes_here: 1_000_000 });
  listed([half]);
  const { unmount } = await open(<MaterialList sentWith={["d1"]} />);
  expect(screen.queryByTestId("material-save")).toBeNull();
  expect(screen.getByTestId("material-missing").textContent).toContain("1 MB/2 MB");
  await click(screen.getByTestId("material-fetch"));
  expect(asked("materials_fetch").map((call) => call.request)).toEqual([{ id: "de-cuong" }]);
  unmount();
  listed([half], false);
  await open(<MaterialList sentWith={["d1"]} />);
  expect(screen.queryByTestId("material-fetch")).toBeNull();
});

it("does not ask the present committee for a file of a former one", async () => {
  const former = { name: "Huyện ủy", from: "", until: "2025-06-30" };
  listed([file("de-cuong", { here: false, bytes_here: 0, former })]);
  await open(<MaterialList sentWith={["d1"]} />);
  expect(screen.queryByTestId("material-fetch")).toBeNull();
  expect(screen.getByTestId("material").textContent).toContain("Huyện ủy");
});

it("saves under the name that the file has, and offers no other format", async () => {
  listed([file("de-cuong")]);
  bridge.answers.pick_save_file = "/tmp/de-cuong.pdf";
  bridge.answers.materials_save = { path: "/tmp/de-cuong.pdf" };
  await open(<MaterialList sentWith={["d1"]} />);
  await click(screen.getByTestId("material-save"));
  expect(asked("pick_save_file")).toHaveLength(1);
  expect(asked("materials_save").map((call) => call.request)).toEqual([
    { id: "de-cuong", path: "/tmp/de-cuong.pdf" },
  ]);
});
