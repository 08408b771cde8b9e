import type { TFunction } from "i18next";
import { moment, number } from "../../i18n/formats";
import { thingsInWords } from "../exchange/sentences";
import { megabytes } from "../pages/viewing";
import type { StickFile, StickPlan, StickTaken, StickWrote } from "../types";

/** "2 KB", "3,3 MB", "7,9 GB". */
export function size(bytes: number): string {
  if (bytes >= 1_000_000_000)
    return `${(Math.floor(bytes / 100_000_000) / 10).toString().replace(".", ",")} GB`;
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : megabytes(bytes);
}

/** What a package holds, in words: things first, then pages. */
export function contents(
  t: TFunction,
  what: Pick<StickPlan, "things" | "pages">,
  bytes: number | null,
): string {
  const parts = what.things.length > 0 ? [thingsInWords(t, what.things)] : [];
  if (what.pages > 0)
    parts.push(
      bytes === null
        ? t("stick.pages", { count: what.pages })
        : t("stick.pages_size", { count: what.pages, size: megabytes(bytes) }),
    );
  return parts.join(", ");
}

/** What will be written, and who alone can open it. */
export function planned(t: TFunction, plan: StickPlan, forSuperior: boolean): string[] {
  const readers = plan.readers.join(", ");
  const what = contents(t, plan, plan.page_bytes);
  if (!forSuperior)
    return [plan.everything ? t("stick.plan_all") : t("stick.plan_news"), t("stick.sealed", { readers })];
  return [
    what ? t("stick.plan", { what }) : t("stick.plan_nothing", { readers }),
    t("stick.sealed", { readers }),
  ];
}

export function written(t: TFunction, wrote: StickWrote, forSuperior: boolean, readers: string): string[] {
  const said = [t("stick.wrote_file", { name: wrote.file_name, size: size(wrote.bytes) })];
  said.push(forSuperior ? t("stick.then_superior", { superior: readers }) : t("stick.then_laptop"));
  if (wrote.pages_left > 0) said.push(t("stick.pages_left", { count: wrote.pages_left }));
  return said;
}

export function lying(t: TFunction, file: StickFile): string {
  return t(file.from === "superior" ? "stick.lies_answer" : "stick.lies_laptop", {
    name: file.from_name,
    moment: moment(file.made_at),
  });
}

/** What a package taken in has brought, sentence by sentence. */
export function brought(t: TFunction, taken: StickTaken): string[] {
  const name = taken.from_name;
  if (taken.nothing_new) return [t("stick.nothing_new")];
  const said: string[] = [];
  const sent = contents(t, { things: taken.sent, pages: taken.pages_sent }, null);
  if (sent) said.push(t("stick.received_there", { name, what: sent }));
  if (taken.from === "superior" && taken.received > 0)
    said.push(t("stick.came_superior", { name, count: taken.received }));
  if (taken.from === "laptop" && taken.changes > 0)
    said.push(t("stick.came_laptop", { name, count: taken.changes, changes: number(taken.changes) }));
  if (taken.pages_received > 0) said.push(t("stick.came_pages", { count: taken.pages_received }));
  if (said.length === 0) said.push(t("stick.came_quietly"));
  if (taken.from === "superior")
    said.push(
      taken.waiting.length > 0
        ? t("stick.still_waiting", { what: thingsInWords(t, taken.waiting) })
        : t("stick.nothing_waits"),
    );
  return said;
}
