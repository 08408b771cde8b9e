interface Named {
  vietnamese: string;
  english: string;
}

interface Kept {
  keep_vietnamese: string;
  keep_english: string;
}

/** The name of a kind of record in the language of the page. */
export const inLanguage = (language: string, named: Named) =>
  language === "en" ? named.english : named.vietnamese;

/** How long a kind of record is kept, in the language of the page. */
export const keepInLanguage = (language: string, kept: Kept) =>
  language === "en" ? kept.keep_english : kept.keep_vietnamese;
