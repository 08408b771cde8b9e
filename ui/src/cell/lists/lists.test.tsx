import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass, type, words } from "../../testing/page";
import DocumentsPage from "../documents/DocumentsPage";
import MembersPage from "../members/MembersPage";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const printer = vi.hoisted(() => ({ printed: "" }));
vi.mock("../printing", () => ({
  LANDSCAPE: {},
  printAndSay: async (html: string) => {
    printer.printed = html;
  },
}));

const member = (name: string) => ({
  id: name,
  name,
  born: "1980-01-02",
  duty: "",
  party_group: "",
  standing: "active",
});
const paper = (number: string, date: string) => ({
  id: number,
  number,
  name: "",
  issuer: "",
  term: "",
  date,
  summary: "",
  rounds: [],
});

/** The first cells of the rows on paper, because the window renders only the visible rows. */
function printed(testId: string) {
  fireEvent.click(screen.getByTestId(testId));
  const page = new DOMParser().parseFromString(printer.printed, "text/html");
  return {
    names: [...page.querySelectorAll("tbody tr td:nth-child(2)")].map((cell) => cell.textContent),
    period: page.querySelector(".period")?.textContent,
  };
}

inAWindow();

describe("the list of members", () => {
  it("is filtered by names without marks and printed as filtered", async () => {
    bridge.answers.members_list = { members: [member("Lò Thị Xuân"), member("Vàng A Páo")] };
    await open(<MembersPage />);
    expect(printed("members-print").names).toEqual(["Lò Thị Xuân", "Vàng A Páo"]);
    type("members-find", "lo xuan");
    expect(printed("members-print").names).toEqual(["Lò Thị Xuân"]);
    type("members-find", "nobody");
    expect(screen.getByTestId("empty-state")).toBeTruthy();
    expect(screen.getByTestId<HTMLButtonElement>("members-print").disabled).toBe(true);
    fireEvent.click(screen.getByTestId("members-all"));
    expect(screen.queryByTestId("empty-state")).toBeNull();
  });

  it("shows those of one standing and one group, and is sorted by a column and printed so", async () => {
    const members = [
      { ...member("Vàng A Páo"), standing: "exempt", party_group: "Tổ 1", born: "1960" },
      { ...member("Lò Thị Xuân"), party_group: "Tổ 1", born: "1990" },
      { ...member("Giàng Thị Mỷ"), party_group: "Tổ 2", born: "1950" },
    ];
    bridge.answers.members_list = { members };
    await open(<MembersPage />);
    fireEvent.click(screen.getByTestId("sort-born"));
    expect(printed("members-print").names).toEqual(["Giàng Thị Mỷ", "Vàng A Páo", "Lò Thị Xuân"]);
    type("members-group", "Tổ 1");
    expect(printed("members-print").names).toEqual(["Vàng A Páo", "Lò Thị Xuân"]);
    type("members-standing", "active");
    expect(printed("members-print").names).toEqual(["Lò Thị Xuân"]);
    type("members-standing", "deceased");
    await pass();
    expect(asked("members_list").at(-1)?.request).toEqual({ include_left: true });
    fireEvent.click(screen.getByTestId("members-all"));
    expect(printed("members-print").names).toHaveLength(3);
  });

  it("finds those who left by name, marked, and counts them nowhere else", async () => {
    const left = { ...member("Vàng A Páo"), standing: "transferred" };
    bridge.answers.members_list = { members: [member("Lò Văn Đức"), left] };
    await open(<MembersPage />);
    expect(printed("members-print").names).toEqual(["Lò Văn Đức"]);
    expect(document.body.textContent).toContain("1 người, xếp theo tên");
    type("members-find", "pao");
    expect(printed("members-print").names).toEqual(["Vàng A Páo"]);
  });

  it("has no filter when it is empty", async () => {
    bridge.answers.members_list = { members: [] };
    await open(<MembersPage />);
    expect(screen.getByTestId("empty-state").textContent).toBe(words.members.empty);
    expect(screen.queryByTestId("members-find")).toBeNull();
  });
});

describe("the list of documents", () => {
  it("is filtered by a period, which is printed", async () => {
    bridge.answers.documents_list = {
      documents: [paper("01-CT/TW", "2026-03-12"), paper("57-NQ/TW", "2024-12-22")],
    };
    await open(<DocumentsPage />);
    type("documents-from", "1/1/2026");
    expect(printed("documents-print")).toEqual({ names: ["01-CT/TW"], period: "từ 01/01/2026" });
    type("documents-from", "1/1");
    expect(printed("documents-print")).toEqual({ names: ["01-CT/TW", "57-NQ/TW"], period: "" });
  });
});
