import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Pages } from "../Pages";
import { hourAndDay } from "../parts/moments";
import { serve, show } from "../parts/shown";

const [ROUND, UNIT, FIRST, SECOND] = ["a", "b", "c", "d"].map((letter) => letter.repeat(32));

function essay(id: string, name: string, number: number) {
  return {
    id,
    name,
    number,
    count: 2,
    previous: number === 2 ? FIRST : null,
    next: number === 1 ? SECOND : null,
    unit: { id: UNIT, name: "Chi bộ bản Nà Cà" },
    title: "Đợt tháng 11",
    logged_at: "2026-11-30T08:00:00Z",
    handed_in_on: "2026-11-20",
    form: "typed",
    texts: [],
    pages: [],
  };
}

const at = (id: string | undefined) => `/api/v1/rounds/${ROUND}/units/${UNIT}/essays/${id}`;

beforeEach(() => {
  vi.stubGlobal("scrollTo", () => undefined);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  history.replaceState(null, "", "#/");
});

describe("the page of an essay", () => {
  it("names the cell, and the keys lead to the next one and back", async () => {
    serve({
      [`GET ${at(FIRST)}`]: essay(FIRST ?? "", "Lò Văn An", 1),
      [`GET ${at(SECOND)}`]: essay(SECOND ?? "", "Lò Văn Bình", 2),
    });
    act(() => {
      history.replaceState(null, "", `#/rounds/${ROUND}/essays/${UNIT}/${FIRST}`);
      dispatchEvent(new Event("hashchange"));
    });
    show(<Pages />);
    expect((await screen.findByTestId("essay-unit")).textContent).toBe("Chi bộ bản Nà Cà");
    expect(screen.getByTestId("essay-logged").textContent).toContain(hourAndDay("2026-11-30T08:00:00Z"));
    const user = userEvent.setup();
    await user.keyboard("{ArrowRight}");
    await waitFor(() => expect(screen.getByTestId("essay-name").textContent).toBe("Lò Văn Bình"));
    await user.keyboard("{ArrowRight}");
    expect(location.hash).toMatch(new RegExp(`${SECOND}$`));
    await user.keyboard("{ArrowLeft}");
    await waitFor(() => expect(screen.getByTestId("essay-name").textContent).toBe("Lò Văn An"));
  });
});

describe("the list of keys", () => {
  it("opens by the key ? and not while somebody types", async () => {
    serve({ "GET /api/v1/units": { on: "2026-11-30", units: [], former: [] } });
    act(() => {
      history.replaceState(null, "", "#/units");
      dispatchEvent(new Event("hashchange"));
    });
    show(<Pages />);
    const user = userEvent.setup();
    await user.click(await screen.findByTestId("units-on"));
    await user.keyboard("?");
    expect(screen.queryByRole("dialog")).toBeNull();
    act(() => document.getElementById("content")?.focus());
    await user.keyboard("?");
    await screen.findByRole("dialog");
  });
});
