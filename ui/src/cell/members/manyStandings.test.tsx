import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass, type } from "../../testing/page";
import MembersPage from "./MembersPage";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const member = (id: string, name: string) => ({
  id,
  name,
  born: "1980",
  duty: "",
  party_group: "",
  standing: "active",
});
const press = (testId: string) => fireEvent.click(screen.getByTestId(testId));

inAWindow();
beforeEach(() => {
  bridge.answers.members_list = { members: [member("x", "Lò Thị Xuân"), member("p", "Vàng A Páo")] };
  bridge.otherwise = { values: null, what: [] };
});

it("everybody whom the list shows is chosen at once, and changed by one act", async () => {
  await open(<MembersPage />);
  press("members-many");
  await pass();
  press("standings-all");
  await pass();
  press("standings-save");
  await pass();
  expect(asked("members_change_standing").map(({ request }) => [request.id, request.also])).toEqual([
    ["x", ["p"]],
  ]);
});

it("who was chosen before is shown and counted when the list is narrowed to others", async () => {
  bridge.answers.forms_kept = { values: { members: ["p", "no longer in the book"] } };
  await open(<MembersPage />);
  type("members-find", "xuan");
  press("members-many");
  await pass();
  expect(screen.getAllByTestId<HTMLInputElement>("standings-member").map(({ checked }) => checked)).toEqual([
    false,
    true,
  ]);
  expect(screen.getByTestId("standings-save").textContent).toContain("1 người");
});

it("the form is open again after the lock, because it stands in the address", async () => {
  window.history.replaceState(null, "", "#/members?form=standings.many");
  await open(<MembersPage />);
  expect(screen.getByTestId("standings-form")).toBeTruthy();
});
