/** 34800 → "34.800". Vietnamese figures whatever the language: the papers use them. */
export function number(value: number): string {
  const sign = value < 0 ? "-" : "";
  return sign + String(Math.abs(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
}

/** Basis points (0–10 000) → "98,96 %"; "—" when nobody was due, which is neither 0 % nor 100 %. */
export function share(basisPoints: number | null | undefined): string {
  if (basisPoints === null || basisPoints === undefined) return "—";
  const whole = Math.floor(basisPoints / 100);
  const rest = String(basisPoints % 100).padStart(2, "0");
  return `${number(whole)},${rest} %`;
}

/** "2026-03-12" → "12/03/2026"; a bare year stays a year; anything else is shown as it is. */
export function date(iso: string | null | undefined): string {
  if (!iso) return "";
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (day) return `${day[3]}/${day[2]}/${day[1]}`;
  const month = /^(\d{4})-(\d{2})$/.exec(iso);
  if (month) return `${month[2]}/${month[1]}`;
  return iso;
}

export function year(iso: string | null | undefined): string {
  return iso ? iso.slice(0, 4) : "";
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** A moment (RFC 3339) on this laptop's clock: "14:02". */
export function clock(moment: string | null | undefined): string {
  if (!moment) return "";
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? moment : `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** "14:02:31" */
export function clockWithSeconds(moment: string | null | undefined): string {
  if (!moment) return "";
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? moment : `${clock(moment)}:${two(at.getSeconds())}`;
}

/** "17:20 ngày 12/11/2026" without the word between: the catalogue has it. */
export function dayOfMoment(moment: string | null | undefined): string {
  if (!moment) return "";
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return moment;
  return `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
}

/** "12/11/2026 17:20" */
export function moment(value: string | null | undefined): string {
  return value ? `${dayOfMoment(value)} ${clock(value)}` : "";
}

/** Today on this laptop's clock, ISO. */
export function today(now: Date = new Date()): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** "12:30", "12h30", "1930" → "19:30"; null when it is no time of day. */
export function readTime(text: string): string | null {
  const typed = /^(\d{1,2})\s*(?:[:hg.]\s*(\d{2})?|(\d{2}))?$/i.exec(text.trim());
  if (!typed) return null;
  const hours = Number(typed[1]);
  const minutes = Number(typed[2] ?? typed[3] ?? "0");
  if (hours > 23 || minutes > 59) return null;
  return `${two(hours)}:${two(minutes)}`;
}
