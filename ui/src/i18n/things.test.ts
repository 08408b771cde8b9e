import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { REGISTERS } from "../generated/registers";
import vi from "./vi.json";

it("everything that an exchange counts has words: a register its own, every other kind those of the catalogue", () => {
  const [, words = ""] =
    /^export type Thing = (.*);$/m.exec(readFileSync("src/generated/calls.ts", "utf8")) ?? [];
  const things = [...words.matchAll(/"(\w+)"/g)].map(([, thing]) => thing ?? "");
  expect(things.length).toBeGreaterThan(10);
  const named = new Set(REGISTERS.map(({ name }) => name));
  const lacking = (of: object) => things.filter((thing) => !named.has(thing) && !(thing in of));
  expect([lacking(vi.thing), lacking(vi.thing_name)]).toEqual([[], []]);
});
