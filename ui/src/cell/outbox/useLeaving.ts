import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call, on, page } from "../../door";
import type { Item } from "./items";
import { Leaving, type Why } from "./leaving";
import { outbox } from "./window";

const sealedItem = ({ record, field, call, request, about }: Item) => ({
  record,
  field,
  call,
  request: JSON.stringify(request),
  about: about.kind,
  name: about.name,
});

/** The window's only instance. */
export const leaving = new Leaving(outbox, {
  seal: async (items) => (await call("outbox.seal", { items: items.map(sealedItem) })).kept,
  takeBack: () => call("outbox.forget", {}),
});

/** Locks the book once nothing is on this page alone. The process of the page ends then, so that no text stays in its memory. */
export async function lockUp(queries: QueryClient, why: Why, before?: () => Promise<void>): Promise<void> {
  const left = await leaving.leave(why);
  if (!left.goes) return;
  const status = await call("profile.lock", {});
  queries.setQueryData(["profile.status", {}], status);
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "profile.status" });
  // A key may have been pressed while the book was being locked.
  const last = outbox.unsaved().length > 0 && left.kept !== "page" ? await leaving.leave("locked") : left;
  await before?.();
  // A page that holds what could not even be sealed stays alive behind the lock.
  if (last.goes && last.kept !== "page") await page.end();
}

/** Answers the window, which asks before it closes and after ten minutes without a person. */
export function useLeaving(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      on("leaving", ({ number, why }) => {
        const answered = async () => {
          await page.leavingHeard(number);
          if (why === "close") await page.leavingDone(number, (await leaving.leave(why)).goes);
          else await lockUp(queries, why, () => page.leavingDone(number, true));
        };
        answered().catch(() => queries.invalidateQueries({ queryKey: ["profile.status"] }));
      }),
    [queries],
  );
}

const SIGNS_OF_LIFE = ["keydown", "pointerdown", "pointermove", "wheel", "compositionupdate"] as const;
/** The window needs no better precision. */
const REPORT_EVERY_MS = 15_000;

/** Reports to the window that a person is at work. */
export function useActivity(): void {
  useEffect(() => {
    let reportedAt = Number.NEGATIVE_INFINITY;
    const report = () => {
      const now = performance.now();
      if (now - reportedAt < REPORT_EVERY_MS) return;
      reportedAt = now;
      page.active().catch(() => undefined);
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, report, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, report, { capture: true });
    };
  }, []);
}
