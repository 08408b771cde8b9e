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

/** The content of a package in words. */
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

/** The package that will be written, and who can open it. */
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
  const sentences = [t("stick.wrote_file", { name: wrote.file_name, size: size(wrote.bytes) })];
  sentences.push(forSuperior ? t("stick.then_superior", { superior: readers }) : t("stick.then_laptop"));
  if (wrote.pages_left > 0) sentences.push(t("stick.pages_left", { count: wrote.pages_left }));
  return sentences;
}

export function lying(t: TFunction, file: StickFile): string {
  return t(file.from === "superior" ? "stick.lies_answer" : "stick.lies_laptop", {
    name: file.from_name,
    moment: moment(file.made_at),
  });
}

/** The sentences about a package that was read. */
export function brought(t: TFunction, taken: StickTaken): string[] {
  const name = taken.from_name;
  if (taken.nothing_new) return [t("stick.nothing_new")];
  const sentences: string[] = [];
  const sent = contents(t, { things: taken.sent, pages: taken.pages_sent }, null);
  if (sent) sentences.push(t("stick.received_there", { name, what: sent }));
  if (taken.from === "superior" && taken.received > 0)
    sentences.push(t("stick.came_superior", { name, count: taken.received }));
  if (taken.from === "laptop" && taken.changes > 0)
    sentences.push(t("stick.came_laptop", { name, count: taken.changes, changes: number(taken.changes) }));
  if (taken.pages_received > 0) sentences.push(t("stick.came_pages", { count: taken.pages_received }));
  if (sentences.length === 0) sentences.push(t("stick.came_quietly"));
  if (taken.from === "superior")
    sentences.push(
      taken.waiting.length > 0
        ? t("stick.still_waiting", { what: thingsInWords(t, taken.waiting) })
        : t("stick.nothing_waits"),
    );
  return sentences;
}
