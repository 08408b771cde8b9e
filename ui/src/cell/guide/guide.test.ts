import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Token, Tokens } from "marked";
import { describe, expect, it } from "vitest";
import { makeRouter } from "../routes";
import { SECTIONS_OF_PAGES, sectionFor } from "./sectionFor";
import { guide, inside, pictureAt, search, sectionIn } from "./sections";
import { ahead, begunAt, behind, stepped } from "./trail";

const DOCS = join(import.meta.dirname, "../../../../docs");
const LANGUAGES = ["vi", "en"] as const;
const sectionsOf = (language: "vi" | "en") => guide(language).flatMap((chapter) => chapter.sections);
const names = sectionsOf("vi").map(({ name }) => name);

const within = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => [token, ...within(inside(token))]);

describe("the guide", () => {
  it("has a section for the “?” of every page", () => {
    const paths = Object.keys(makeRouter().routesByPath);
    expect(paths.length).toBeGreaterThan(30);
    const pages = paths.map((path) => path.replace(/(.)\/$/, "$1").replace(/\$\w+/g, "x"));
    expect(pages.filter((page) => !names.includes(sectionFor(page) ?? "none"))).toEqual([]);
    expect(SECTIONS_OF_PAGES.filter((name) => !names.includes(name))).toEqual([]);
  });

  it("opens the section of what is on the page, and not of its neighbour", () => {
    expect(sectionFor("/rounds/new")).toBe("new-round");
    expect(sectionFor("/rounds/0198/roll-call")).toBe("roll-call");
    expect(sectionFor("/registers/concern/0198")).toBe("concerns");
    expect(sectionFor("/registers/loudspeaker")).toBe("registers");
  });

  it.each(LANGUAGES)("lists every file of its folder once, in %s", (language) => {
    const files = readdirSync(join(DOCS, "guide", language)).map((file) => file.replace(/\.md$/, ""));
    expect(
      sectionsOf(language)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(files.sort());
  });

  it("has the same sections in the same order in both languages, each with a title and a text", () => {
    expect(sectionsOf("en").map(({ name }) => name)).toEqual(names);
    for (const language of LANGUAGES)
      for (const { name, title, body } of sectionsOf(language))
        expect([name, title === name, body.length > 0]).toEqual([name, false, true]);
  });

  it.each(LANGUAGES)("calls a section in the contents as the section calls itself, in %s", (language) => {
    const contents = language === "vi" ? "huong-dan-bi-thu.md" : "guide-for-secretaries.md";
    const lines = readFileSync(join(DOCS, contents), "utf8");
    const unlike = sectionsOf(language).filter(
      ({ name, title }) => !lines.includes(`- [${title}](guide/${language}/${name}.md)`),
    );
    expect(unlike.map(({ name }) => name)).toEqual([]);
  });

  it.each(LANGUAGES)("links only to sections that exist, and holds no HTML, in %s", (language) => {
    const tokens = sectionsOf(language).flatMap(({ body }) => within(body));
    const links = tokens.filter((token) => token.type === "link") as Tokens.Link[];
    expect(links.length).toBeGreaterThan(10);
    expect(
      links.map(({ href }) => href).filter((href) => !names.includes(sectionIn(href) ?? "none")),
    ).toEqual([]);
    expect(tokens.filter((token) => token.type === "html")).toEqual([]);
  });

  it("shows only pictures that exist, each with words for who can't see it, and uses every picture", () => {
    const pictures = LANGUAGES.flatMap((language) =>
      sectionsOf(language)
        .flatMap(({ body }) => within(body))
        .filter((token) => token.type === "image"),
    ) as Tokens.Image[];
    const used = pictures.map(({ href }) => href.replace("../pictures/", ""));
    expect(pictures.filter(({ href, text }) => !pictureAt(href) || text === "")).toEqual([]);
    expect(used.filter((file) => !existsSync(join(DOCS, "guide/pictures", file)))).toEqual([]);
    const files = readdirSync(join(DOCS, "guide/pictures"));
    expect([...new Set(used)].sort()).toEqual(files.sort());
    const bytes = files.reduce((sum, file) => sum + statSync(join(DOCS, "guide/pictures", file)).size, 0);
    expect(bytes).toBeLessThan(1_500_000);
  });
});

describe("the search of the guide", () => {
  const found = (typed: string) => search(guide("vi"), typed).map(({ section }) => section.name);

  it("finds without marks and capitals, a title before a text", () => {
    expect(found("diem danh")[0]).toBe("roll-call");
    expect(found("ĐIỂM DANH")).toEqual(found("diem danh"));
    expect(found("điểm danh")).toEqual(found("diem danh"));
    expect(found("tcvn3")).toContain("import-members");
  });

  it("wants every word, and says nothing for nothing", () => {
    expect(found("usb niem phong")).toContain("usb");
    expect(found("usb zzz")).toEqual([]);
    expect(found("  ")).toEqual([]);
  });

  it("shows the words around a hit in the text", () => {
    const hit = search(guide("vi"), "tesseract").find(({ section }) => section.name === "handwritten");
    expect(hit?.around).toContain("tesseract");
  });
});

describe("the trail of the guide", () => {
  it("goes back and forward, and a new section cuts off what lay ahead", () => {
    const there = stepped(stepped(begunAt("home"), "keys"), "usb");
    expect(behind(there)).toBe("keys");
    const back = stepped(there, "keys");
    expect([behind(back), ahead(back)]).toEqual(["home", "usb"]);
    expect(stepped(back, "usb")).toEqual(there);
    expect(ahead(stepped(back, "bin"))).toBeUndefined();
  });
});
