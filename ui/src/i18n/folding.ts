const SHOWS_NOTHING = /\p{Cf}|\u034f|[\u180b-\u180f]|[\ufe00-\ufe0f]/gu;
const APOSTROPHES =
  /[`\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u2018\u2019\u201b\u2032\u2035\ua78b\ua78c\uff07\uff40]/g;
const HYPHENS = /[\u2010-\u2015\u2212\uff0d]/g;

/**
 * Marks dropped, đ → d, lower case: "nguyen" finds Nguyễn, "h'hen" finds H’Hen. đ has no decomposition in Unicode.
 * Signs and characters that show nothing as `domain::language::fold` has them.
 */
export function folded(text: string): string {
  const signs = text.replace(SHOWS_NOTHING, "").replace(APOSTROPHES, "'").replace(HYPHENS, "-");
  return signs.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "d").toLowerCase();
}
