import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { type Draft, EMPTY_DRAFT } from "./draft";
import { useDraft } from "./useDraft";

const ISSUED: Draft = { ...EMPTY_DRAFT, title: "Đợt 1", deadline: "2026-12-31", questions: "Câu hỏi" };

const opened = (begun: Draft) => renderHook(() => useDraft("lan", "r1", begun)).result;

beforeEach(() => sessionStorage.clear());

it("keeps of a correction only what differs from the round as it was issued", () => {
  const form = opened(ISSUED);
  act(() => form.current.change({ deadline: "2027-01-15" }));
  expect(Object.values(sessionStorage)).toEqual([JSON.stringify({ deadline: "2027-01-15" })]);
  act(() => form.current.change({ deadline: ISSUED.deadline }));
  expect(sessionStorage.length).toBe(0);
});

it("does not take back what another officer corrected meanwhile", () => {
  const form = opened(ISSUED);
  act(() => form.current.change({ deadline: "2027-01-15" }));
  const again = opened({ ...ISSUED, title: "Đợt 1, sửa tên" });
  expect(again.current.draft).toMatchObject({ title: "Đợt 1, sửa tên", deadline: "2027-01-15" });
});
