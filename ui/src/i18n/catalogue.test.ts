import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import commonEn from "./common.en.json";
import commonVi from "./common.vi.json";
import en from "./en.json";
import vi from "./vi.json";

function entries(tree: object, before = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[before + key, value] as [string, string]]
      : entries(value as object, `${before}${key}.`),
  );
}

const vietnamese = new Map(entries({ ...commonVi, ...vi }));
const english = new Map(entries({ ...commonEn, ...en }));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes(".test.") ? [readFileSync(path, "utf8")] : [];
  });
}

const text = [...sources("src/cell"), ...sources("src/design")].join("\n");
const asked = new Set([...text.matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => match[1] ?? ""));
const quoted = new Set([...text.matchAll(/"([a-z_]+(?:\.[a-z_]+)+)"/g)].map((match) => match[1] ?? ""));
/** `mark.${row.mark}` uses every key that begins with "mark.". */
const begun = [...text.matchAll(/\bt\(\s*`([a-z_.]+)\$\{/g)].map((match) => match[1] ?? "");

const blanks = (value: string) => [...value.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
/** "thing.member_one", what English says of one alone, → "thing.member". */
const counted = (key: string) => (vietnamese.has(key) ? key : key.replace(/_one$/, ""));

describe("the catalogue of the window", () => {
  it("has every key that a page uses", () => {
    expect([...asked].filter((key) => !vietnamese.has(key))).toEqual([]);
    expect(begun.filter((start) => ![...vietnamese.keys()].some((key) => key.startsWith(start)))).toEqual([]);
  });

  it("has no key that no page uses", () => {
    const used = (key: string) =>
      asked.has(key) || quoted.has(key) || begun.some((start) => key.startsWith(start));
    expect([...vietnamese.keys()].filter((key) => !used(key))).toEqual([]);
  });

  it("is in composed Unicode", () => {
    expect([...vietnamese.values()].filter((value) => value !== value.normalize("NFC"))).toEqual([]);
  });

  it("has every Vietnamese key in English", () => {
    expect([...vietnamese.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...english].filter(([, value]) => value.trim() === "").map(([key]) => key)).toEqual([]);
  });

  it("has no English key without a Vietnamese one, except for singulars", () => {
    expect([...english.keys()].filter((key) => !vietnamese.has(counted(key)))).toEqual([]);
  });

  it("has the same placeholders in both languages", () => {
    const unlike = [...english].filter(
      ([key, value]) => String(blanks(value)) !== String(blanks(vietnamese.get(counted(key)) ?? "")),
    );
    expect(unlike.map(([key]) => key)).toEqual([]);
  });

  it("never names the level of the superior", () => {
    const sentences = [...vietnamese].filter(([key]) => !key.endsWith("_example"));
    expect(sentences.filter(([, value]) => /[Hh]uyện/.test(value))).toEqual([]);
  });
});
