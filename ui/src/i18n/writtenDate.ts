/**
 * Reads dates as `domain::dates::read` does. The two are held together by one table
 * (tests/fixtures/dates/written.json), so a form refuses nothing that the program would take, and the other way round.
 */

export type TypedDate =
  | { kind: "empty" }
  | { kind: "day"; iso: string }
  | { kind: "year"; iso: string }
  | { kind: "month"; iso: string }
  | { kind: "not_in_calendar" }
  | { kind: "unreadable" };

/** Decides the century of a year in two figures: members are adults, events are of this century or shortly ahead. */
export type DateOf = "birth" | "event";

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const UNREADABLE: TypedDate = { kind: "unreadable" };
const NO_SUCH_DAY: TypedDate = { kind: "not_in_calendar" };

const inRange = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR;
const two = (value: number) => String(value).padStart(2, "0");

function century(year: number, of: DateOf): number {
  return year <= (of === "birth" ? 12 : 40) ? 2000 + year : 1900 + year;
}

/** Characters that show nothing are dropped, every blank is a space. */
function seen(text: string): string {
  const shown = text.normalize("NFC").replace(/\p{Cf}|\u034f|[\u180b-\u180f]|[\ufe00-\ufe0f]/gu, "");
  return shown.replace(/[\s\u115f\u1160\u2800\u3164\uffa0]+/gu, " ").trim();
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
}

interface Time {
  seconds: number;
  greenwich: boolean;
}

const HOUR = 3600;
const SHORT_OF_MIDNIGHT = 7 * 60;

/** A midnight of Việt Nam that came through Greenwich, or lost a few seconds, belongs to the day that then began. */
function belongsToTheNextDay({ seconds, greenwich }: Time): boolean {
  const nearly = (midnight: number) => seconds >= midnight - SHORT_OF_MIDNIGHT && seconds <= midnight;
  if (!greenwich) return seconds >= 24 * HOUR - SHORT_OF_MIDNIGHT;
  return seconds >= 17 * HOUR - SHORT_OF_MIDNIGHT || nearly(16 * HOUR) || nearly(15 * HOUR);
}

function splitTime(text: string): { date: string; time: Time | null } {
  const found = /^(.*?)[Tt]?(\d{1,2}):(\d+)(?:[:.,](\d+))?[\d:.,]*\s*(.*)$/u.exec(text);
  if (!found) return { date: text.replace(/T00$/u, ""), time: null };
  const [, before = "", hour = "", minute = "", second = "0", rest = ""] = found;
  let seconds = Number(hour) * HOUR + Number(minute) * 60 + Number(second);
  if (/^(PM|CH)/iu.test(rest) && seconds < 12 * HOUR) seconds += 12 * HOUR;
  if (/^(AM|SA)/iu.test(rest) && seconds >= 12 * HOUR) seconds -= 12 * HOUR;
  const greenwich = /^Z|^(GMT|UTC)(?![+-]?0*[1-9])|^[+-]0*:?0*$/iu.test(rest);
  return { date: (before.trim() === "" ? rest : before).trim(), time: { seconds, greenwich } };
}

interface Tokens {
  figures: string[];
  month: number | null;
}

const ENGLISH = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const PASSED_OVER = ["ngay", "nam", "sinh", "sn", "n", "ng", "st", "nd", "rd", "of"];
const MONTH_WORDS: Record<string, number> = {
  gieng: 1,
  mot: 1,
  hai: 2,
  ba: 3,
  tu: 4,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  chap: 12,
};

/** The month after "tháng" and how many words say it. */
function monthSaid(rest: readonly string[], blank: boolean): [number | null, number] {
  const [first = "", second = ""] = rest;
  if (/^\d{1,2}$/.test(first) && Number(first) >= 1 && Number(first) <= 12) return [Number(first), 1];
  if (first === "muoi" && second === "mot") return [11, 2];
  if (first === "muoi" && second === "hai") return [12, 2];
  if (first === "nam" && blank) return [null, 0];
  const known = MONTH_WORDS[first];
  return known === undefined ? [null, 0] : [known, 1];
}

function isWeekday(word: string): boolean {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  return days.some(
    (day) => word === day || (word.length > 5 && word.startsWith(day) && word.endsWith("day")),
  );
}

function tokens(folded: string): Tokens | null {
  const words = folded.match(/\d+|\p{L}+/gu) ?? [];
  const figures: string[] = [];
  const months: number[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? "";
    at += 1;
    if (/^\d/.test(word)) {
      if (word.length > 8) return null;
      figures.push(word);
    } else if (["thang", "thg", "th", "t"].includes(word)) {
      const [month, used] = monthSaid(words.slice(at), words[at - 2] === "ngay");
      if (month !== null) months.push(month);
      at += used;
    } else if (word.length >= 3 && ENGLISH.some((month) => month.startsWith(word))) {
      months.push(ENGLISH.findIndex((month) => month.startsWith(word)) + 1);
    } else if (word === "thu" || word === "chu") {
      if (["hai", "ba", "tu", "nam", "sau", "bay", "nhat"].includes(words[at] ?? "")) at += 1;
    } else if (word === "mung" || word === "mong") {
      if (!/^\d/.test(words[at] ?? "")) return null;
    } else if (!PASSED_OVER.includes(word) && !isWeekday(word)) {
      return null;
    }
  }
  return months.length > 1 ? null : { figures, month: months[0] ?? null };
}

function monthOf(month: number, year: number): TypedDate {
  if (!inRange(year) || month > 12) return NO_SUCH_DAY;
  return month === 0 ? { kind: "year", iso: String(year) } : { kind: "month", iso: `${year}-${two(month)}` };
}

/** A zero for day or month is how old lists write "not known". */
function dayOf(day: number, month: number, year: number): TypedDate {
  if (!inRange(year)) return NO_SUCH_DAY;
  if (day === 0) return monthOf(month, year);
  const days = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  return day <= days ? { kind: "day", iso: `${year}-${two(month)}-${two(day)}` } : NO_SUCH_DAY;
}

function fullYear(figures: string, of: DateOf): number | null {
  if (figures.length === 4) return Number(figures);
  return figures.length <= 2 ? century(Number(figures), of) : null;
}

function single(figures: string, of: DateOf): TypedDate {
  const number = Number(figures);
  const [ahead, last] = [Math.floor(number / 10_000), number % 10_000];
  if (figures.length === 4) return inRange(number) ? { kind: "year", iso: figures } : UNREADABLE;
  if (figures.length === 2) return { kind: "year", iso: String(century(number, of)) };
  if (figures.length === 6) return monthOf(ahead, last);
  if ((figures.length === 7 || figures.length === 8) && inRange(last))
    return dayOf(Math.floor(number / 1_000_000), ahead % 100, last);
  if (figures.length === 8 && inRange(ahead))
    return dayOf(number % 100, Math.floor(number / 100) % 100, ahead);
  return UNREADABLE;
}

function withMonth(month: number, figures: readonly string[], of: DateOf): TypedDate {
  const [first = "", second = ""] = figures;
  if (figures.length === 2) {
    if (first.length === 4 && second.length <= 2) return dayOf(Number(second), month, Number(first));
    const year = fullYear(second, of);
    return first.length <= 2 && year !== null ? dayOf(Number(first), month, year) : UNREADABLE;
  }
  const isYear = first.length === 4 || (first.length === 2 && Number(first) > 31);
  const year = figures.length === 1 && isYear ? fullYear(first, of) : null;
  return year === null ? UNREADABLE : monthOf(month, year);
}

function readFigures(figures: readonly string[], of: DateOf): TypedDate {
  const [first = "", second = "", third = ""] = figures;
  if (figures.length === 1) return single(first, of);
  if (figures.length === 2) {
    if (second.length === 4) return monthOf(Number(first), Number(second));
    return first.length === 4 ? monthOf(Number(second), Number(first)) : UNREADABLE;
  }
  if (figures.length !== 3) return UNREADABLE;
  if (first.length === 4) return dayOf(Number(third), Number(second), Number(first));
  const year = fullYear(third, of);
  return year === null ? UNREADABLE : dayOf(Number(first), Number(second), year);
}

function nextDay(iso: string): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Reads what a person typed or pasted: 12/3/2026, 12.3.26, 12032026, "16 thg 8, 1979", a bare year… */
export function readDate(text: string, of: DateOf = "event"): TypedDate {
  const { date, time } = splitTime(seen(text));
  const folded = fold(date);
  if (!/[\p{L}\p{N}]/u.test(folded)) return time ? UNREADABLE : { kind: "empty" };
  const found = tokens(folded);
  if (!found) return UNREADABLE;
  const read =
    found.month === null ? readFigures(found.figures, of) : withMonth(found.month, found.figures, of);
  return read.kind === "day" && time && belongsToTheNextDay(time)
    ? { kind: "day", iso: nextDay(read.iso) }
    : read;
}
