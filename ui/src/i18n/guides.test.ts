import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import console from "../console/i18n/vi.json";
import common from "./common.vi.json";
import window from "./vi.json";

const ROOT = join(import.meta.dirname, "../../..");
const GUIDES = ["docs/huong-dan-bi-thu.md", "docs/huong-dan-cap-uy.md"];
/** In quotation marks, but no words of the programs: what a member asks, and a heading of the guide itself. */
const NO_LABELS = ["sổ ghi gì về tôi", "Mất máy"];

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

const SHOWN = [...[window, common, console].flatMap(wordsOf), ...answered("crates"), ...answered("data")];

function labelsOf(guide: string): string[] {
  const text = readFileSync(join(ROOT, guide), "utf8").replace(/\s*\n\s*/g, " ");
  return [...new Set([...text.matchAll(/“([^”]+)”/g)].map(([, label]) => label ?? ""))];
}

/** "…" in the guide stands for a number, a name or the rest of a sentence. */
function isShown(label: string): boolean {
  const parts = label.replace(/\.$/, "").split(/\s*…\s*/);
  const pattern = new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*"));
  return SHOWN.some((text) => pattern.test(text));
}

describe("the guides", () => {
  it.each(GUIDES)("%s names every button and sentence as the programs show it", (guide) => {
    const labels = labelsOf(guide).filter((label) => !NO_LABELS.includes(label));
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter((label) => !isShown(label))).toEqual([]);
  });
});
