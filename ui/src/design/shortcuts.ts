import { useEffect, useRef } from "react";

/**
 * Every key of the program that does more than type, by the place where it works. Handlers compare a press with these words, and
 * the list of keys shows them, so the list can't say anything else than what the keys do.
 */
export const SHORTCUTS = {
  general: { search: ["Ctrl+K"], save: ["Ctrl+S"], names: ["F6"], guide: ["F1", "?"], list: ["Ctrl+/"] },
  form: { send: ["Ctrl+Enter"] },
  rows: { open: ["Enter"], next: ["ArrowDown"], previous: ["ArrowUp"] },
  essay: { previous: ["Alt+PageUp"], next: ["Alt+PageDown"] },
  roll_call: {
    find: ["Ctrl+F"],
    next: ["ArrowDown", "Enter"],
    previous: ["ArrowUp"],
    first: ["Home"],
    last: ["End"],
    ten_on: ["PageDown"],
    ten_back: ["PageUp"],
    undo: ["Ctrl+Z"],
    note: ["F2"],
  },
  paper: {
    toggle: [" "],
    next: ["ArrowDown", "Enter"],
    previous: ["ArrowUp"],
    first: ["Home"],
    last: ["End"],
    ten_on: ["PageDown"],
    ten_back: ["PageUp"],
    undo: ["Ctrl+Z"],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type Place = keyof typeof SHORTCUTS;
export type KeyName<P extends Place> = keyof (typeof SHORTCUTS)[P] & string;

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

const isIt = (keys: string, event: Pressed): boolean => {
  const parts = keys.split("+");
  const key = parts.at(-1)?.toLowerCase();
  const control = event.ctrlKey || event.metaKey;
  return (
    event.key.toLowerCase() === key &&
    control === parts.includes("Ctrl") &&
    event.altKey === parts.includes("Alt")
  );
};

/** What a press means in a place; null when it means nothing there, as while an input engine composes. */
export function pressedIn<P extends Place>(place: P, event: Pressed): KeyName<P> | null {
  if (event.isComposing) return null;
  const named = Object.entries(SHORTCUTS[place] as Record<string, readonly string[]>);
  const found = named.find(([, keys]) => keys.some((one) => isIt(one, event)));
  return found ? (found[0] as KeyName<P>) : null;
}

const SIGNS: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑", " ": "Space" };

/** The keys as a person reads them. */
export function shownKeys<P extends Place>(place: P, name: KeyName<P>): string[] {
  const keys = (SHORTCUTS[place] as Record<string, readonly string[]>)[name] ?? [];
  return keys.map((one) => SIGNS[one] ?? one);
}

/** How many parts of the page take the keys of each place. */
const taking = new Map<Place, number>();

/** The places whose keys work on the page at present. */
export function placesAtWork(): Place[] {
  return (Object.keys(SHORTCUTS) as Place[]).filter((place) => (taking.get(place) ?? 0) > 0);
}

/** Lists the keys of a place while a part of the page takes them itself. */
export function useListed(place: Place, atWork = true): void {
  useEffect(() => {
    if (!atWork) return;
    taking.set(place, (taking.get(place) ?? 0) + 1);
    return () => void taking.set(place, (taking.get(place) ?? 1) - 1);
  }, [place, atWork]);
}

const TEXT = "input, textarea, select, [contenteditable=true]";

/** A bare sign is typed where text is. */
function isTyped(event: KeyboardEvent): boolean {
  const inText = event.target instanceof Element && event.target.closest(TEXT) !== null;
  return inText && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** Takes the keys of a place wherever on the page they are pressed. A key without a handler is left to the browser. */
export function useShortcuts<P extends Place>(
  place: P,
  handlers: Partial<Record<KeyName<P>, () => void>>,
): void {
  useListed(place);
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (isTyped(event)) return;
      const name = pressedIn(place, event);
      const handler = name && latest.current[name];
      if (!handler) return;
      event.preventDefault();
      handler();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [place]);
}
