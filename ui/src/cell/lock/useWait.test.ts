import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useWait } from "./useWait";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a wait is counted down to zero, and a further refusal with the same number starts it again", () => {
  const first = new Error("first");
  const { result, rerender } = renderHook(({ refusal }) => useWait(5, refusal), {
    initialProps: { refusal: first },
  });
  expect(result.current).toBe(5);
  act(() => void vi.advanceTimersByTime(3_100));
  expect(result.current).toBe(2);
  act(() => void vi.advanceTimersByTime(2_000));
  expect(result.current).toBe(0);
  rerender({ refusal: new Error("second") });
  expect(result.current).toBe(5);
});
