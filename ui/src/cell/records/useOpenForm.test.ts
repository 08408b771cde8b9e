import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { formIn, useOpenForm, withForm } from "./useOpenForm";

beforeEach(() => window.history.replaceState(null, "", "#/rounds/r/sessions"));
afterEach(cleanup);

it("a form that was open when the book was locked is open again when its page is", () => {
  const before = renderHook(() => useOpenForm("session"));
  act(() => before.result.current[1]("s"));
  before.unmount();
  expect(renderHook(() => useOpenForm("session")).result.current[0]).toBe("s");
  expect(renderHook(() => useOpenForm("make-up")).result.current[0]).toBeNull();
});

it("a closed form leaves no trace in the address", () => {
  const form = renderHook(() => useOpenForm("session"));
  act(() => form.result.current[1]("new"));
  act(() => form.result.current[1](null));
  expect(form.result.current[0]).toBeNull();
  expect(window.location.hash).toBe("#/rounds/r/sessions");
});

it("the address keeps what else it says", () => {
  expect(withForm("#/members?open=m", "standing", "m")).toBe("#/members?open=m&form=standing.m");
  expect(withForm("#/members?open=m&form=standing.m", "standing", null)).toBe("#/members?open=m");
  expect(formIn("#/x?form=sessions.s", "session")).toBeNull();
});
