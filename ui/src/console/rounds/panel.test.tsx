import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RoundTable, TableRow } from "../api";
import { HandedInPage } from "../essays/HandedInPage";
import { Pages } from "../Pages";
import { hourAndDay } from "../parts/moments";
import { serve, show } from "../parts/shown";

const ROUND = "a".repeat(32);
const SPOKEN = "b".repeat(32);
const SILENT = "c".repeat(32);
const NAMES = `GET /api/v1/rounds/${ROUND}/units/${SPOKEN}/figures/due`;

function row(id: string, state: TableRow["state"], figure: number | null): TableRow {
  return {
    unit: { id, name: state, parent_name: "" },
    state,
    expected_contact: "",
    contact: { person: "", phone: "" },
    due: figure,
    present: figure,
    studied: figure,
    studied_share: null,
    made_up: figure,
    make_up_owed: figure,
    unmarked: figure,
    essays_due: figure,
    essays_received: figure,
    sessions: figure,
    sessions_by_superior: figure,
    sessions_by_secretary: figure,
    sessions_by_committee_member: figure,
    sessions_by_cell: figure,
    turns: figure,
    points: figure,
    grade_good: figure,
    grade_fair: figure,
    grade_average: figure,
    grade_failed: figure,
    essays_not_graded: figure,
    finalised_at: null,
    late: 0,
    reached_at: null,
    last_receipt_at: null,
    last_word_at: null,
    device: null,
    overdue: null,
    addressed: true,
    closed_on: "",
  };
}

const TABLE: RoundTable = {
  as_of: "2026-11-30T08:00:00Z",
  coverage: { overdue: 0, cells: 2, final: 0, provisional: 1, sent: 1, silent: 1 },
  round: { id: ROUND, title: "Đợt tháng 11", deadline: "", withdrawn: null },
  rows: [row(SPOKEN, "provisional", 3), row(SILENT, "silent", null)],
  totals: null,
};

const ANSWERS = {
  [`GET /api/v1/rounds/${ROUND}/table`]: TABLE,
  [NAMES]: {
    figure: "due",
    less: [],
    logged_at: "2026-11-30T08:00:00Z",
    rows: [{ id: "r", label: "Lò Thị A", detail: "1970", adds: 3 }],
  },
};

beforeEach(() => {
  vi.stubGlobal("scrollTo", () => undefined);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  history.replaceState(null, "", "#/");
});

/** The browser's Back, Forward or a reload: the page is told only that the address is another. */
function address(hash: string) {
  act(() => {
    history.replaceState(null, "", hash);
    dispatchEvent(new Event("hashchange"));
  });
}

describe("the panel of a figure", () => {
  it("is a part of the address, and the title of the tab is the round's", async () => {
    serve(ANSWERS);
    address(`#/rounds/${ROUND}`);
    show(<Pages />);
    await userEvent.setup().click(await screen.findByTestId(`figure-${SPOKEN}-due`));
    await screen.findByTestId("names-warning");
    expect(location.hash).toBe(`#/rounds/${ROUND}/units/${SPOKEN}/figures/due`);
    expect(document.title).toBe("Đợt tháng 11 – Sổ Chi bộ – Committee");
    address(`#/rounds/${ROUND}`);
    await waitFor(() => expect(screen.queryByTestId("names-warning")).toBeNull());
    expect(screen.getByTestId("table")).toBeDefined();
  });

  it("comes back with the warning, and never with the names", async () => {
    const asked = serve(ANSWERS);
    const panel = `#/rounds/${ROUND}/units/${SPOKEN}/figures/due`;
    address(panel);
    show(<Pages />);
    await screen.findByTestId("names-warning");
    expect(asked).not.toContain(NAMES);
    await userEvent.setup().click(screen.getByTestId("open-names"));
    await screen.findByTestId("names");
    address(`#/rounds/${ROUND}`);
    await waitFor(() => expect(screen.queryByTestId("names")).toBeNull());
    address(panel);
    await screen.findByTestId("names-warning");
    expect(screen.queryByTestId("names")).toBeNull();
    expect(asked.filter((what) => what === NAMES)).toHaveLength(1);
  });

  it("does not open for a cell that has no figure", async () => {
    serve(ANSWERS);
    address(`#/rounds/${ROUND}/units/${SILENT}/figures/due`);
    show(<Pages />);
    await screen.findByTestId("table");
    expect(screen.queryByTestId("open-names")).toBeNull();
  });
});

describe("the sentence about the log", () => {
  const opened = async (logged_at: string | null) => {
    serve({ ...ANSWERS, [NAMES]: { ...ANSWERS[NAMES], logged_at } });
    address(`#/rounds/${ROUND}/units/${SPOKEN}/figures/due`);
    show(<Pages />);
    await userEvent.setup().click(await screen.findByTestId("open-names"));
    return (await screen.findByTestId("names-logged")).textContent;
  };

  it("says the time of the entry that the log answered with", async () => {
    expect(await opened("2026-11-30T08:00:00Z")).toContain(
      `Đã ghi vào nhật ký lúc ${hourAndDay("2026-11-30T08:00:00Z")}.`,
    );
  });

  it("says that nothing was logged when the log has no entry", async () => {
    expect(await opened(null)).toMatch(/không ghi nhật ký/);
  });
});

describe("whom to call", () => {
  it("is who has sent nothing, with whom to ask for and when the cell was last heard", async () => {
    const silent = {
      ...row(SILENT, "silent", null),
      contact: { person: "Lò Thị Mẫu", phone: "0900 000 000" },
      last_word_at: "2026-11-20T02:00:00Z",
      overdue: "deadline",
    };
    const closed = { ...row("d".repeat(32), "silent", null), closed_on: "2026-11-01" };
    serve({
      ...ANSWERS,
      [`GET /api/v1/rounds/${ROUND}/table`]: { ...TABLE, rows: [TABLE.rows[0], silent, closed] },
    });
    address(`#/rounds/${ROUND}/silent`);
    show(<Pages />);
    const line = await screen.findByTestId(`silent-${SILENT}`);
    for (const part of ["Lò Thị Mẫu", "0900 000 000", hourAndDay("2026-11-20T02:00:00Z"), "Quá hạn"]) {
      expect(line.textContent).toContain(part);
    }
    expect(screen.getByTestId("silent").querySelectorAll("tbody tr")).toHaveLength(1);
  });
});

describe("the essays of a round", () => {
  it("have no count for a cell that has sent nothing", async () => {
    const essays = [SPOKEN, SILENT].map((id) => ({
      unit: { id, name: id, parent_name: "" },
      essays: 0,
      last_on: "",
    }));
    serve({
      ...ANSWERS,
      [`GET /api/v1/rounds/${ROUND}/essays`]: {
        id: ROUND,
        title: "Đợt tháng 11",
        hand_in: true,
        cells: 2,
        essays: 0,
        with: 0,
        rows: essays,
      },
      "GET /api/v1/graders": { holders: [], mine: true, waiting: [] },
    });
    show(<HandedInPage roundId={ROUND} />);
    const counts = async () => (await screen.findAllByTestId("essays-cell")).map((each) => each.children[1]);
    await waitFor(async () => expect((await counts())[0]?.textContent).toBe("0"));
    expect((await counts())[1]?.textContent).toMatch(/^—/);
  });
});
