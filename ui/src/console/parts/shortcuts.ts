import { useEffect, useRef } from "react";

/** Every key that works somewhere in the console, in the order of the list under "?". */
export const SHORTCUTS = {
  help: "?",
  find: "/",
  previous: "ArrowLeft",
  next: "ArrowRight",
} as const;

export type Shortcut = keyof typeof SHORTCUTS;

/** Keys belong to a field while somebody types in it, and to a dialog or a menu while one is open. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return true;
  const { target } = event;
  if (target instanceof HTMLElement) {
    if (target.isContentEditable || target.closest("input, textarea, select, [role=menu]")) return true;
    // What scrolls sideways is scrolled by the same keys.
    const scrolls = event.key.startsWith("Arrow") && target.closest("[role=region], [role=radiogroup]");
    if (scrolls) return true;
  }
  return document.querySelector("[role=dialog]") !== null;
}

/** A key that does something on the page that is shown. `undefined`: there is nothing to do now. */
export function useShortcut(shortcut: Shortcut, act: (() => void) | undefined): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== SHORTCUTS[shortcut] || isTaken(event) || !latest.current) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [shortcut]);
}
