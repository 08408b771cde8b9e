import { describe, expect, it } from "vitest";
import { formValues, registerNamed } from "./described";

const propaganda = registerNamed("propaganda");
if (!propaganda) throw new Error("no such register");

describe("the form of a register's row", () => {
  it("has every field, counts as they are typed and lists as lists", () => {
    const row = { date: "2026-03-12", channel: "oral", listeners: 40, languages: ["thai"] };
    const values = formValues(propaganda, row);
    expect(values).toMatchObject({ date: "2026-03-12", listeners: "40", languages: ["thai"], note: "" });
    expect(Object.keys(values)).toEqual(propaganda.fields.map((field) => field.name));
  });
});
