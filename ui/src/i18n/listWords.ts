/** A word of a list: as it is stored, in Vietnamese, in English. */
type Word = readonly [string, string, string];

interface ListField {
  /** Of a field that holds one word or several; empty for every other field. */
  words: readonly Word[];
}

/** A field of one row. The district's server says only what is shown, which is in Vietnamese. */
interface Written {
  value?: unknown;
  shown?: string | undefined;
}

/** The language of the page, and what it says of a word that only a newer program knows. */
export interface PageWords {
  english: boolean;
  unknown: string;
}

/** Null for a field that does not choose among words. */
export function listWords({ words }: ListField, { value, shown }: Written, page: PageWords): string | null {
  if (words.length === 0) return null;
  const named = (word: Word | undefined) => (word ? word[page.english ? 2 : 1] : page.unknown);
  const stored = (one: unknown) => words.find((word) => word[0] === one);
  if (Array.isArray(value)) return value.map((one) => named(stored(one))).join(", ");
  if (value !== undefined) return named(stored(value));
  return read(words, shown ?? "")
    .map(named)
    .join(", ");
}

/** The words of a text with commas between them. A word may contain a comma itself, so the longest known word is taken. */
function read(words: readonly Word[], text: string): (Word | undefined)[] {
  if (text === "") return [];
  const fits = words.filter(([, word]) => text === word || text.startsWith(`${word}, `));
  const longest = fits.sort((one, other) => other[1].length - one[1].length)[0];
  const length = longest?.[1].length ?? `${text}, `.indexOf(", ");
  return [longest, ...read(words, text.slice(length + 2))];
}
