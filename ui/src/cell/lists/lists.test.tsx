import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { bridge } from "../../testing/bridge";
import { inAWindow, open, type, words } from "../../testing/page";
import DocumentsPage from "../documents/DocumentsPage";
import MembersPage from "../members/MembersPage";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const printer = vi.hoisted(() => ({ printed: "" }));
vi.mock("../printing", () => ({
  printPage: (html: string) => {
    printer.printed = html;
  },
}));

const member = (name: string) => ({ id: name, name, born: "1980-01-02", duty: "", standing: "active" });
const document = (number: string, date: string) => ({
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
      documents: [document("01-CT/TW", "2026-03-12"), document("57-NQ/TW", "2024-12-22")],
    };
    await open(<DocumentsPage />);
    type("documents-from", "1/1/2026");
    expect(printed("documents-print")).toEqual({ names: ["01-CT/TW"], period: "từ 01/01/2026" });
    type("documents-from", "1/1");
    expect(printed("documents-print")).toEqual({ names: ["01-CT/TW", "57-NQ/TW"], period: "" });
  });
});
