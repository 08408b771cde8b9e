import { describe, expect, it } from "vitest";
import type { RoundDetail } from "../api";
import { changesOf, differences, draftOf } from "./correction";

const ROUND: RoundDetail = {
  id: "a",
  title: "T",
  from: "2026-11-01",
  to: "2026-12-20",
  deadline: "2026-12-31",
  guiding_questions: "Q",
  essay_questions: [],
  essay_owers: "all_members",
  hand_in: false,
  documents: [
    {
      id: "d",
      label: "01-CT/TW",
      number: "01-CT/TW",
      name: "",
      issuer: "B",
      date: "2026-02-03",
      summary: "S",
    },
  ],
  addressed: "all",
  issued_at: "2026-11-01T00:00:00Z",
  issued_by: "lan",
  withdrawn: null,
};

describe("the correction of a round", () => {
  it("sends nothing of what stayed", () => {
    expect(changesOf(ROUND, draftOf(ROUND))).toEqual({});
  });

  it("sends what differs, and a document keeps its id", () => {
    const draft = draftOf(ROUND);
    const [document] = draft.documents;
    if (!document) throw new Error("the round has a document");
    const changed = { ...draft, deadline: "2027-01-15", documents: [{ ...document, number: "02-CT/TW" }] };
    expect(changesOf(ROUND, changed)).toMatchObject({
      deadline: "2027-01-15",
      documents: [{ id: "d", number: "02-CT/TW" }],
    });
    expect(differences(ROUND, changed)).toEqual([
      { field: "documents", before: "01-CT/TW · B · S", after: "02-CT/TW · B · S" },
      { field: "deadline", before: "2026-12-31", after: "2027-01-15" },
    ]);
  });
});
