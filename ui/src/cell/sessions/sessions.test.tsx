import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass } from "../../testing/page";
import { SessionForm } from "./SessionForm";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();
beforeEach(() => {
  bridge.answers = {
    members_list: { members: [] },
    sessions_choices: {
      speakers: [
        { id: "a", label: "Hoàng Thị Pâng" },
        { id: "b", label: "Lò Văn An" },
      ],
      points: ["Nhà văn hóa", "Trường học"],
    },
    sessions_save: { id: "s", what: [] },
  };
});

const change = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });

it("a day outside the round is said beside the date and holds nothing up", async () => {
  const round = { id: "r", title: "Đợt", from: "2026-03-10", to: "2026-03-20" };
  await open(<SessionForm round={round as never} session={null} onClose={() => undefined} />);
  await pass();
  change("session-date", "12/03/2026");
  expect(screen.queryByTestId("doubt")).toBeNull();
  change("session-date", "21/03/2026");
  expect(screen.getByTestId("doubt").textContent).toContain("10/03/2026 – 20/03/2026");
  fireEvent.submit(screen.getByTestId("session-place").closest("form") as HTMLFormElement);
  await pass();
  expect(asked("sessions_save")).toHaveLength(1);
});

it("speakers and points are chosen from the registers beside what is typed, and the agenda is saved", async () => {
  await open(
    <SessionForm round={{ id: "r", title: "Đợt" } as never} session={null} onClose={() => undefined} />,
  );
  await pass();
  change("session-date", "12/03/2026");
  change("session-speaker-entry", "a");
  change("session-speaker-entry", "b");
  fireEvent.click(screen.getAllByTestId("session-speaker-chosen")[0] as HTMLElement);
  change("session-speaker", "một đồng chí ở xã");
  change("session-speaker-from", "committee_member");
  change("session-points", "Bản Nà Hiềng");
  change("session-point-entry", "Trường học");
  change("session-agenda", "Trình bày\nThảo luận");
  expect(screen.getByTestId("doubt").textContent).toContain("chưa dành thời gian thảo luận");
  change("session-discussion", "45");
  expect(screen.queryByTestId("doubt")).toBeNull();
  fireEvent.submit(screen.getByTestId("session-place").closest("form") as HTMLFormElement);
  await pass();
  expect(asked("sessions_save")[0]?.request).toMatchObject({
    speaker_entries: ["b"],
    speaker: "một đồng chí ở xã",
    speaker_from: "committee_member",
    points: ["Bản Nà Hiềng", "Trường học"],
    agenda: "Trình bày\nThảo luận",
    discussion: 45,
  });
});
