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

/** The one way out of the window. */
export const leaving = new Leaving(outbox, {
  seal: async (items) => (await call("outbox.seal", { items: items.map(sealedItem) })).kept,
  takeBack: () => call("outbox.forget", {}),
});

/** Locks the book when nothing is left on the page alone, or is sealed; then the page's process ends. */
export async function lockUp(queries: QueryClient, why: Why, before?: () => Promise<void>): Promise<void> {
  const left = await leaving.leave(why);
  if (!left.goes) return;
  const status = await call("profile.lock", {});
  queries.setQueryData(["profile.status", {}], status);
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "profile.status" });
  // A key pressed while the book was being locked.
  const last = outbox.unsaved().length > 0 && left.kept !== "page" ? await leaving.leave("locked") : left;
  await before?.();
  // What could not even be sealed lives on behind the lock.
  if (last.goes && last.kept !== "page") await page.end();
}

/** Answers the window, which asks before it closes and when nobody has touched the program for ten minutes. */
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
/** The window need not know more exactly when somebody was here. */
const TELL_EVERY_MS = 15_000;

/** Tells the window that somebody is here. */
export function useActivity(): void {
  useEffect(() => {
    let told = Number.NEGATIVE_INFINITY;
    const alive = () => {
      const now = performance.now();
      if (now - told < TELL_EVERY_MS) return;
      told = now;
      page.active().catch(() => undefined);
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
    };
  }, []);
}
