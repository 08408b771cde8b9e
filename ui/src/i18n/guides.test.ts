import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import console from "../console/i18n/vi.json";
import commonEnglish from "./common.en.json";
import common from "./common.vi.json";
import english from "./en.json";
import window from "./vi.json";

const ROOT = join(import.meta.dirname, "../../..");
const GUIDES = ["docs/guide/vi", "docs/huong-dan-cap-uy.md", "docs/guide/en"];
/** In quotation marks, but no words of the programs: what a member asks, what is typed, and the end of a file's name. */
const NO_LABELS = ["sổ ghi gì về tôi", "diem danh", "(2)"];

function wordsOf(part: unknown): string[] {
  if (typeof part === "string") return [part.replace(/\{\{.*?\}\}/g, "…")];
  return typeof part === "object" && part !== null ? Object.values(part).flatMap(wordsOf) : [];
}

/** The sources and data in which the words stand that the programs answer with. */
function answered(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(rs|json)$/.test(file) && !/(^|\/)(tests|units)\//.test(file))
    .map((file) => readFileSync(join(ROOT, folder, file), "utf8").replace(/\\\n\s*/g, ""));
}

const ANSWERED = [...answered("crates"), ...answered("data")];
const SHOWN = {
  vi: [...[window, common, console].flatMap(wordsOf), ...ANSWERED],
  en: [...[english, commonEnglish].flatMap(wordsOf), ...ANSWERED],
};

/** A guide is one file, or a folder with a file for each section. */
function textOf(guide: string): string {
  if (guide.endsWith(".md")) return readFileSync(join(ROOT, guide), "utf8");
  return readdirSync(join(ROOT, guide))
    .map((file) => readFileSync(join(ROOT, guide, file), "utf8"))
    .join("\n");
}

function labelsOf(guide: string): string[] {
  const text = textOf(guide).replace(/\s*\n\s*/g, " ");
  return [...new Set([...text.matchAll(/“([^”]+)”/g)].map(([, label]) => label ?? ""))];
}

/** "…" in the guide stands for a number, a name or the rest of a sentence. */
function isShown(label: string, shown: readonly string[]): boolean {
  const parts = label.replace(/\.$/, "").split(/\s*…\s*/);
  const pattern = new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*"));
  return shown.some((text) => pattern.test(text));
}

describe("the guides", () => {
  it.each(GUIDES)("%s names every button and sentence as the programs show it", (guide) => {
    const labels = labelsOf(guide).filter((label) => !NO_LABELS.includes(label));
    expect(labels.length).toBeGreaterThan(10);
    const shown = SHOWN[guide.endsWith("/en") ? "en" : "vi"];
    expect(labels.filter((label) => !isShown(label, shown))).toEqual([]);
  });
});
