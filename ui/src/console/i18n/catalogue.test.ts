import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withRegisters } from "../../i18n/registerWords";
import en from "./en.json";
import vi from "./vi.json";

function entries(tree: object, before = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[before + key, value] as [string, string]]
      : entries(value as object, `${before}${key}.`),
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes(".test.") ? [readFileSync(path, "utf8")] : [];
  });
}

const vietnamese = new Map(entries(vi));
const english = new Map(entries(en));
const files = sources("src/console");
const text = files.join("\n");
/** `t("a.b")`, or a key in quotes that `t` is given later. */
const asked = new Set([...text.matchAll(/"([a-z_]+(?:\.[a-z_0-9]+)*)"/g)].map((match) => match[1] ?? ""));
const begun = [...text.matchAll(/`([a-z_]+\.[a-z_.]*)\$\{/g)].map((match) => match[1] ?? "");
/** Read as data, not through `t`. */
const DATA = "cell.expected_choices.";

describe("the catalogue of the console", () => {
  it("has every key that a page uses", () => {
    const direct = [...text.matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(direct.filter((key) => !vietnamese.has(key))).toEqual([]);
    const known = entries(withRegisters(vi, "vietnamese")).map(([key]) => key);
    expect(begun.filter((start) => !known.some((key) => key.startsWith(start)))).toEqual([]);
  });

  it("has no key that no page uses", () => {
    const used = (key: string) =>
      asked.has(key) || key.startsWith(DATA) || begun.some((start) => key.startsWith(start));
    expect([...vietnamese.keys()].filter((key) => !used(key))).toEqual([]);
  });

  it("has the same keys and placeholders in English", () => {
    const blanks = (sentence: string | undefined) => (sentence?.match(/\{\{\w+\}\}/g) ?? []).sort();
    for (const [key, sentence] of vietnamese) {
      if (key.startsWith(DATA)) continue;
      expect([key, blanks(english.get(key))]).toEqual([key, blanks(sentence)]);
    }
    expect([...english.keys()].filter((key) => !vietnamese.has(key))).toEqual([]);
  });

  it("is in composed Unicode, and no page has Vietnamese words outside it", () => {
    expect([...vietnamese.values()].filter((value) => value !== value.normalize("NFC"))).toEqual([]);
    expect(files.filter((file) => /[\u0111\u0110\u01a0-\u01b0\u1ea0-\u1ef9]/.test(file))).toEqual([]);
  });
});
