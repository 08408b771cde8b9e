import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass, words } from "../../testing/page";
import { printedPast } from "./printed";
import RetentionPage from "./RetentionPage";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const RULE = {
  kinds_vietnamese: ["Đợt học tập", "Điểm danh"],
  kinds_english: ["Study round", "Roll-call"],
  keep_vietnamese: "5 năm",
  keep_english: "5 years",
  source: "đề xuất 5 năm",
  checked: false,
};
const GROUP = {
  kind: "round",
  vietnamese: "Đợt học tập",
  english: "Study round",
  keep_vietnamese: "5 năm",
  keep_english: "5 years",
  checked: false,
  records: [
    {
      id: "r",
      title: "Đợt cũ",
      names_people: false,
      date: "2015-04-30",
      free_from: 2021,
      within: [{ vietnamese: "Điểm danh", english: "Roll-call", count: 40 }],
      in_bin: false,
      erased: null,
    },
    {
      id: "e",
      title: "Đợt cũ hơn",
      names_people: false,
      date: "2014-04-30",
      free_from: 2020,
      within: [],
      in_bin: false,
      erased: "waiting",
    },
  ],
};
const answer = (groups: unknown[], more = {}) => ({
  table: "Thời hạn đề xuất",
  rules: [RULE],
  groups,
  may_erase: true,
  erased_when_received: true,
  erasures: [],
  ...more,
});
const PREVIEW = {
  records: 1,
  values: 3,
  young: 2,
  parts: [
    {
      vietnamese: "Buổi học",
      english: "Session",
      records: 1,
      fields_vietnamese: ["Chủ trì"],
      fields_english: ["Chair"],
    },
  ],
};

const click = async (id: string) => {
  fireEvent.click(screen.getByTestId(id));
  await pass();
};

inAWindow();

it("says that nothing is past its period, and which periods have to be checked", async () => {
  bridge.answers.retention_list = answer([]);
  await open(<RetentionPage />);
  expect(screen.getByText(words.retention.empty)).toBeTruthy();
  expect(screen.getByTestId("retention-unchecked").textContent).toBe(words.retention.unchecked);
  expect(screen.getByTestId("retention-rules").textContent).toContain(words.retention.to_check);
  expect(screen.getByTestId("retention-print").hasAttribute("disabled")).toBe(true);
});

it("heads the records of each kind with their number and period", async () => {
  bridge.answers.retention_list = answer([GROUP]);
  await open(<RetentionPage />);
  expect(screen.getByRole("heading", { name: "Đợt học tập: 2 mục, giữ 5 năm" })).toBeTruthy();
  expect(screen.queryByText(words.retention.empty)).toBeNull();
});

it("prints what would go with a record", () => {
  const table = printedPast(((key: string) => key) as never, answer([GROUP]) as never);
  expect(table.rows[0]).toEqual(["Đợt học tập", "Đợt cũ", "30/04/2015", "5 năm", "2021", "40 × Điểm danh"]);
});

it("erases what was chosen, after it said what goes and the person has confirmed", async () => {
  bridge.answers.retention_list = answer([GROUP]);
  bridge.answers.retention_preview = PREVIEW;
  bridge.answers.retention_erase = { id: null, undo: null, what: [] };
  await open(<RetentionPage />);
  await click("retention-all-round");
  await click("retention-erase-round");
  const goes = screen.getByTestId("erase-goes");
  expect(goes.textContent).toContain("1 × Buổi học: Chủ trì");
  expect(goes.textContent).toContain("2 nội dung mới ghi trong vòng một năm");
  expect(screen.getByTestId("erase-yes").hasAttribute("disabled")).toBe(true);
  await click("erase-sure");
  await click("erase-yes");
  expect(asked("retention_erase").map((call) => call.request)).toEqual([
    { kind: "round", records: ["r"], values: 3 },
  ]);
  expect(screen.queryByTestId("erase-dialog")).toBeNull();
});

it("offers nothing to somebody who may not erase, and lists what was erased", async () => {
  const made = { at: "2026-11-30T08:00:00+07:00", by: "Lò Thị Mẫu", records: 4, values: 9, state: "done" };
  bridge.answers.retention_list = answer([GROUP], { may_erase: false, erasures: [made] });
  await open(<RetentionPage />);
  expect(screen.queryByTestId("retention-erase-round")).toBeNull();
  expect(screen.queryByTestId("retention-tick")).toBeNull();
  expect(screen.getByTestId("retention-erasures").textContent).toContain("Lò Thị Mẫu49Đã xóa vĩnh viễn");
});
