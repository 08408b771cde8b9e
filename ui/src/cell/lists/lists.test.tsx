import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import DocumentsPage from "../documents/DocumentsPage";
import MembersPage from "../members/MembersPage";

/** Takes the place of the window's bridge to Rust, of the printer and of the page's address. */
const bridge = vi.hoisted(() => ({ answers: {} as Record<string, unknown>, printed: "" }));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string) => bridge.answers[name] ?? {},
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => undefined, useSearch: () => ({}) }));
vi.mock("../printing", () => ({
  printPage: (html: string) => {
    bridge.printed = html;
  },
}));

const member = (name: string) => ({ id: name, name, born: "1980-01-02", duty: "", standing: "active" });
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
const pass = () => act(() => vi.advanceTimersByTimeAsync(300));
const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });

async function open(page: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        {page}
      </MantineProvider>
    </QueryClientProvider>,
  );
  await pass();
}

/** The first cells of the rows on paper, because the window renders only the visible rows. */
function printed(testId: string) {
  fireEvent.click(screen.getByTestId(testId));
  const page = new DOMParser().parseFromString(bridge.printed, "text/html");
  return {
    names: [...page.querySelectorAll("tbody tr td:nth-child(2)")].map((cell) => cell.textContent),
    period: page.querySelector(".period")?.textContent,
  };
}

beforeEach(() => {
  startWords(words, en);
  vi.useFakeTimers();
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never;
  bridge.answers = {};
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

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
