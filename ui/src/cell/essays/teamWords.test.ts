import { describe, expect, it } from "vitest";
import type { GradedLine } from "../types";
import { inTeam } from "./teamWords";

const t = ((key: string, options?: { count?: number; grade?: string }) =>
  `${key} ${options?.count ?? options?.grade ?? ""}`.trim()) as never;
const line = (more: Partial<GradedLine>) =>
  ({ graders: 2, others: null, agreed: null, differs: false, ...more }) as GradedLine;

describe("what the grades of the team come to", () => {
  it("is only how many have graded, while the others may not be seen", () => {
    expect(inTeam(t, line({ graders: 1 }))).toBe("grading.graders 1");
  });

  it("is the grade that all gave, or that they differ", () => {
    expect(inTeam(t, line({ others: [], agreed: "good" }))).toBe("grading.agree grade.good");
    expect(inTeam(t, line({ others: [], differs: true }))).toBe("grading.differ");
  });
});
