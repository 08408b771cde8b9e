import { describe, expect, it } from "vitest";
import { entryPlace } from "../calendar/DatedList";
import { placeOf } from "../search/placeOf";
import type { Hit, MeetingGrade, MeetingStep, PointScheme } from "../types";
import { MEETING_FIELDS, RESOLUTION_FIELDS } from "./meetingForms";
import { beganWith, pointsOf, schemesOn } from "./points";
import { phasesOf, stepDay } from "./steps";

const step = (phase: string, field: string): MeetingStep => ({
  field,
  phase,
  phase_vietnamese: phase,
  phase_english: phase,
  vietnamese: field,
  english: field,
  done_on: "",
});

const scheme = (id: string, part: Partial<PointScheme> = {}): PointScheme => ({
  id,
  own: null,
  name: `Thang ${id}`,
  source: "",
  from: "",
  until: "",
  total: 10,
  criteria: [
    { name: "Một", points: 5, bands: [] },
    { name: "Hai", points: 5, bands: [] },
  ],
  grades: [],
  faults: [],
  ...part,
});

describe("the steps of a meeting", () => {
  it("stand below the part of the procedure that they belong to", () => {
    const phases = phasesOf([step("prepare", "a"), step("prepare", "b"), step("open", "c")]);
    expect(phases.map(({ phase, steps }) => [phase, steps.length])).toEqual([
      ["prepare", 2],
      ["open", 1],
    ]);
  });

  it("that happen at the meeting are noted on its day, whenever they are ticked", () => {
    for (const phase of ["open", "conduct", "close"])
      expect(stepDay({ phase }, "2026-11-05", "2026-11-20")).toBe("2026-11-05");
    expect(stepDay({ phase: "prepare" }, "2026-11-05", "2026-11-02")).toBe("2026-11-02");
    expect(stepDay({ phase: "prepare" }, "2026-11-05", "2026-11-20")).toBe("2026-11-05");
    expect(stepDay({ phase: "after" }, "2026-11-05", "2026-11-06")).toBe("2026-11-06");
  });
});

describe("the points of a meeting", () => {
  it("are given by people: a form begins with none", () => {
    const values = beganWith([scheme("a")], undefined);
    expect(values.scheme).toBe("a");
    expect(pointsOf(scheme("a"), values)).toEqual(["", ""]);
  });

  it("that were given before stand in the form under their scheme", () => {
    const grade: MeetingGrade = {
      id: "g",
      scheme: "Thang b",
      points: [
        { criterion: "Một", given: "4,5", most: "5" },
        { criterion: "Hai", given: "3", most: "5" },
      ],
      sum: "7,5",
      most: "10",
      grade: null,
    };
    const values = beganWith([scheme("a"), scheme("b")], grade);
    expect([values.scheme, ...pointsOf(scheme("b"), values)]).toEqual(["b", "4,5", "3"]);
  });

  it("are given by a scheme that holds on the day", () => {
    const all = [
      scheme("old", { until: "2025-10-27" }),
      scheme("new", { from: "2025-10-28" }),
      scheme("any"),
    ];
    expect(schemesOn(all, "2025-10-28").map(({ id }) => id)).toEqual(["new", "any"]);
    expect(schemesOn(all, "2025-10-27").map(({ id }) => id)).toEqual(["old", "any"]);
  });
});

it("a meeting and what lies within it are opened on its page", () => {
  const hit = { id: "i", meeting: "m" } as Hit;
  expect(placeOf({ ...hit, kind: "agenda_item" })).toMatchObject({ params: { meeting: "m" } });
  expect(placeOf({ ...hit, kind: "resolution" }).to).toBe("/meetings/$meeting/decision");
  expect(entryPlace({ id: "m", register: "meeting", round: null, form: false })).toMatchObject({
    to: "/meetings/$meeting",
    params: { meeting: "m" },
  });
});

it("the forms of a meeting ask for neither its steps nor what its page knows", () => {
  expect(MEETING_FIELDS).toContain("notice_number");
  expect(MEETING_FIELDS.some((name) => name.startsWith("step_") || name === "confirmed")).toBe(false);
  expect(RESOLUTION_FIELDS).not.toContain("meeting");
});
