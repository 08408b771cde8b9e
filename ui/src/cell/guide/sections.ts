import { lexer, type Token, type Tokens } from "marked";
import { folded } from "../../i18n/folding";
import type { Language } from "../../i18n/words";

/** The guide as it lies in docs/, where it can also be read without the program. */
const CONTENTS = {
  vi: import.meta.glob<string>("../../../../docs/huong-dan-bi-thu.md", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  en: import.meta.glob<string>("../../../../docs/guide-for-secretaries.md", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
};
const TEXTS = import.meta.glob<string>("../../../../docs/guide/{vi,en}/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
});
const PICTURES = import.meta.glob<string>("../../../../docs/guide/pictures/*.png", {
  query: "?url",
  import: "default",
  eager: true,
});

export interface Section {
  /** The name of its file, in every language. */
  name: string;
  title: string;
  /** Without its title. */
  body: Token[];
}

export interface Chapter {
  title: string;
  sections: Section[];
}

/** "guide/vi/roll-call.md" and "roll-call.md" → "roll-call"; null for every other address. */
export function sectionIn(href: string): string | null {
  return /^(?:guide\/(?:vi|en)\/)?([a-z-]+)\.md$/.exec(href)?.[1] ?? null;
}

/** The address of a picture in the program: "../pictures/home.png". */
export function pictureAt(href: string): string | undefined {
  return PICTURES[`../../../../docs/guide/${href.replace("../", "")}`];
}

function sectionOf(language: Language, name: string): Section {
  const [title, ...body] = lexer(TEXTS[`../../../../docs/guide/${language}/${name}.md`] ?? "");
  return { name, title: title?.type === "heading" ? plainText([title]) : name, body };
}

function linksIn(tokens: readonly Token[]): Tokens.Link[] {
  return tokens.flatMap((token) => (token.type === "link" ? [token as Tokens.Link] : linksIn(inside(token))));
}

function readGuide(language: Language): Chapter[] {
  const chapters: Chapter[] = [];
  for (const token of lexer(Object.values(CONTENTS[language])[0] ?? "")) {
    if (token.type === "heading" && token.depth === 2)
      chapters.push({ title: plainText([token]), sections: [] });
    if (token.type !== "list") continue;
    const names = linksIn([token]).flatMap(({ href }) => sectionIn(href) ?? []);
    chapters.at(-1)?.sections.push(...names.map((name) => sectionOf(language, name)));
  }
  return chapters;
}

const read = new Map<Language, Chapter[]>();

/** The chapters in the order of the contents. */
export function guide(language: Language): Chapter[] {
  const known = read.get(language) ?? readGuide(language);
  read.set(language, known);
  return known;
}

/** What stands within a token: the words of a paragraph, the items of a list, the cells of a table. */
export function inside(token: Token): Token[] {
  if (token.type === "list") return (token as Tokens.List).items;
  if (token.type === "table") {
    const { header, rows } = token as Tokens.Table;
    return [...header, ...rows.flat()].flatMap((cell) => [...cell.tokens, { type: "space", raw: " " }]);
  }
  return "tokens" in token ? (token.tokens ?? []) : [];
}

/** The words alone, as the search reads them. */
export function plainText(tokens: readonly Token[]): string {
  const words = (token: Token): string => {
    const parts = inside(token);
    if (parts.length > 0) return parts.map(words).join("");
    if (token.type === "image") return "";
    return "text" in token ? String(token.text) : " ";
  };
  return tokens
    .map((token) => words(token).trim())
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

export interface Found {
  section: Section;
  /** The words around the first hit; empty where the title is the hit. */
  around: string;
}

const AROUND = 60;

/** Sections that hold every word, those with the words in their title first. Marks and capitals are not needed. */
export function search(chapters: readonly Chapter[], typed: string): Found[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const holds = (text: string) => words.every((word) => text.includes(word));
  const sections = chapters.flatMap((chapter) => chapter.sections);
  const titled = sections.filter(({ title }) => holds(folded(title)));
  const others = sections.flatMap((section) => {
    if (titled.includes(section)) return [];
    const text = plainText(section.body).normalize("NFC");
    if (!holds(folded(`${section.title} ${text}`))) return [];
    const at = Math.max(0, ...words.map((word) => folded(text).indexOf(word)));
    const from = Math.max(0, at - AROUND);
    const part = text.slice(from, at + AROUND).trim();
    return [{ section, around: `${from > 0 ? "…" : ""}${part}…` }];
  });
  return [...titled.map((section) => ({ section, around: "" })), ...others];
}
