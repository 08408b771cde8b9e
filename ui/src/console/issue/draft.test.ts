import { describe, expect, it } from "vitest";
import { asRound, type Draft, EMPTY_DRAFT, NO_DOCUMENT, needs } from "./draft";

const READY: Draft = {
  ...EMPTY_DRAFT,
  documents: [{ ...NO_DOCUMENT, number: " 01-CT/TW ", issuer: "BBT", date: "2026-03-12" }],
  classified: "no",
  title: "T",
  from: "2026-11-01",
  to: "2026-11-20",
  deadline: "2026-11-30",
};

describe("a round about to be issued", () => {
  it("needs nothing more once every field is filled in", () => {
    expect([...needs(READY)]).toEqual([]);
  });

  it("is held back by a day that is in no calendar, kept as typed", () => {
    const draft = { ...READY, documents: [{ ...READY.documents[0], date: "31/02/2026" }] } as Draft;
    expect(needs(draft).get("document-0-date")).toBe("date");
  });

  it("is held back until an officer has confirmed that nothing in it is classified", () => {
    expect(needs({ ...READY, classified: null }).get("classified")).toBe("classified");
    expect(needs({ ...READY, classified: "yes" }).get("classified")).toBe("classified");
  });

  it("does not end before it begins, nor fall due before it begins", () => {
    expect(needs({ ...READY, to: "2026-10-31" }).get("to")).toBe("order");
    expect(needs({ ...READY, deadline: "2026-10-31" }).get("deadline")).toBe("deadline_order");
  });

  it("has an addressee", () => {
    expect(needs({ ...READY, toAll: false }).get("addressed")).toBe("addressed");
    expect(asRound({ ...READY, toAll: false, chosen: ["a"] }).addressed).toEqual(["a"]);
    expect(asRound(READY).addressed).toBe("all");
  });

  it("names an unnumbered document by its name alone", () => {
    const document = {
      ...NO_DOCUMENT,
      unnumbered: true,
      number: "left over",
      name: "NQ",
      issuer: "TW",
      date: "2026-03-12",
    };
    const draft = { ...READY, documents: [document] };
    expect([...needs(draft)]).toEqual([]);
    expect(asRound(draft).documents[0]).toMatchObject({ number: "", name: "NQ" });
    expect(asRound(READY).documents[0]).toMatchObject({ number: "01-CT/TW", name: "" });
  });

  it("asks one question of the essay a line, and none where nobody writes one", () => {
    const draft = { ...READY, essayQuestions: " Câu nào?\n\nLàm gì? " };
    expect(asRound(draft).essay_questions).toEqual(["Câu nào?", "Làm gì?"]);
    expect(asRound({ ...draft, essayOwers: "nobody" }).essay_questions).toEqual([]);
  });
});
