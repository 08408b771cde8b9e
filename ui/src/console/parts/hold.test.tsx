import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { holdPage } from "./place";
import { ShownOnce } from "./ShownOnce";
import { show } from "./shown";

afterEach(() => {
  cleanup();
  history.replaceState(null, "", "#/");
});

/** The browser's Back, or a link. */
function goTo(hash: string) {
  act(() => {
    history.replaceState(null, "", hash);
    dispatchEvent(new Event("hashchange"));
  });
}

function wouldReload(): boolean {
  return dispatchEvent(new Event("beforeunload", { cancelable: true }));
}

describe("what is shown only once", () => {
  it("stays when the address changes, and the officer is asked", async () => {
    history.replaceState(null, "", "#/laptops");
    const lose = vi.fn();
    show(<ShownOnce lose={lose} />);
    goTo("#/units");
    expect(location.hash).toBe("#/laptops");
    await userEvent.setup().click(await screen.findByTestId("shown-once-stay"));
    expect(lose).not.toHaveBeenCalled();
    goTo("#/units");
    await userEvent.setup().click(await screen.findByTestId("shown-once-lose"));
    expect(lose).toHaveBeenCalledOnce();
  });

  it("makes the browser ask before a reload, until it is let go", () => {
    const letGo = holdPage(() => undefined);
    expect(wouldReload()).toBe(false);
    letGo();
    expect(wouldReload()).toBe(true);
    history.replaceState(null, "", "#/units");
    dispatchEvent(new Event("hashchange"));
    expect(location.hash).toBe("#/units");
  });
});
