import { useSyncExternalStore } from "react";
import { FIGURES, type Figure } from "../api";
import type { Opened } from "../rounds/opened";

/**
 * The page that the officer is on. It is after `#` in the address, because the server serves one page and must not log
 * what people look at.
 */
export type Place =
  | { page: "rounds" }
  | { page: "table"; round: string; opened?: Opened }
  | { page: "silent"; round: string }
  | { page: "correct"; round: string }
  | { page: "essays"; round: string }
  | { page: "essay"; round: string; unit: string; essay: string }
  | { page: "grading"; round: string }
  | { page: "register"; register: string }
  | { page: "paper_check" }
  | { page: "issue" }
  | { page: "documents" }
  | { page: "report" }
  | { page: "issue_documents" }
  | { page: "arrivals" }
  | { page: "units" }
  | { page: "laptops" }
  | { page: "set_aside" }
  | { page: "guests" }
  | { page: "inspections" }
  | { page: "returns" }
  | { page: "forms" }
  | { page: "form"; form: string }
  | { page: "new_form" }
  | { page: "renew_form"; form: string }
  | { page: "acts" }
  | { page: "names_log" };

export type PageName = Place["page"];

const PATHS = {
  paper_check: "#/papers",
  issue: "#/issue",
  documents: "#/documents",
  report: "#/report",
  issue_documents: "#/documents/issue",
  arrivals: "#/arrivals",
  units: "#/units",
  laptops: "#/laptops",
  set_aside: "#/set-aside",
  guests: "#/guests",
  inspections: "#/inspections",
  returns: "#/returns",
  forms: "#/forms",
  new_form: "#/forms/new",
  acts: "#/acts",
  names_log: "#/names-log",
  rounds: "#/",
} as const;

export function hashOf(place: Place): string {
  switch (place.page) {
    case "table":
      return `#/rounds/${place.round}${panelOf(place.opened)}`;
    case "silent":
      return `#/rounds/${place.round}/silent`;
    case "correct":
      return `#/rounds/${place.round}/correct`;
    case "essays":
      return `#/rounds/${place.round}/essays`;
    case "essay":
      return `#/rounds/${place.round}/essays/${place.unit}/${place.essay}`;
    case "grading":
      return `#/rounds/${place.round}/grading`;
    case "register":
      return `#/registers/${place.register}`;
    case "form":
      return `#/forms/${place.form}`;
    case "renew_form":
      return `#/forms/${place.form}/renew`;
    default:
      return PATHS[place.page];
  }
}

/** An open figure is a part of the address. Names that were opened are not: they never come back by themselves. */
function panelOf(opened: Opened | undefined): string {
  if (opened === undefined) return "";
  return opened.kind === "total"
    ? `/sums/${opened.figure}`
    : `/units/${opened.unit}/figures/${opened.figure}`;
}

const PANEL = /^#\/rounds\/([0-9a-f]{32})\/(?:sums|units\/([0-9a-f]{32})\/figures)\/([a-z_]{1,60})$/;

function tableOf(hash: string): Place | null {
  const [, round, unit, named] = PANEL.exec(hash) ?? [];
  if (round === undefined) return null;
  const figure: Figure | undefined = FIGURES.find((each) => each === named);
  if (figure === undefined) return { page: "table", round };
  const opened: Opened = unit === undefined ? { kind: "total", figure } : { kind: "unit", unit, figure };
  return { page: "table", round, opened };
}

/** The same for a page with and without its panel, which opens over the page and does not replace it. */
export function pageKey(place: Place): string {
  return hashOf(place.page === "table" ? { page: "table", round: place.round } : place);
}

/** Anything unknown is the list of rounds. */
export function placeOf(hash: string): Place {
  const table = tableOf(hash);
  if (table !== null) return table;
  const part = /^#\/rounds\/([0-9a-f]{32})\/(silent|correct|grading)$/.exec(hash);
  if (part?.[1] !== undefined) return { page: part[2] as "silent" | "correct" | "grading", round: part[1] };
  const named = /^#\/rounds\/([0-9a-f]{32})(\/essays(?:\/([0-9a-f]{32})\/([0-9a-f]{32}))?)?$/.exec(hash);
  const [, round, essays, unit, essay] = named ?? [];
  if (round !== undefined) {
    if (unit !== undefined && essay !== undefined) return { page: "essay", round, unit, essay };
    return { page: essays === undefined ? "table" : "essays", round };
  }
  const register = /^#\/registers\/([a-z_]{0,60})$/.exec(hash)?.[1];
  if (register !== undefined) return { page: "register", register };
  const [, form, renewing] = /^#\/forms\/([0-9a-f]{32})(\/renew)?$/.exec(hash) ?? [];
  if (form !== undefined) return { page: renewing === undefined ? "form" : "renew_form", form };
  for (const page of [
    "paper_check",
    "issue",
    "documents",
    "report",
    "issue_documents",
    "arrivals",
    "units",
    "laptops",
    "set_aside",
    "guests",
    "inspections",
    "returns",
    "forms",
    "new_form",
    "acts",
    "names_log",
  ] as const) {
    if (PATHS[page] === hash) return { page };
  }
  return { page: "rounds" };
}

export function go(place: Place): void {
  location.hash = hashOf(place);
}

/** How many panels were opened over the page since it was without one; the browser keeps it with the address. */
function panelsOpen(): number {
  const state: unknown = history.state;
  const kept = state !== null && typeof state === "object" && "panels" in state ? state.panels : 0;
  return typeof kept === "number" ? kept : 0;
}

/** Goes to a panel of the page that is shown, so that the browser's Back closes it. */
export function openPanel(place: Place): void {
  if (hashOf(place) === location.hash) return;
  // Over a panel that the address was opened with nothing is counted: there may be no page to go back to.
  const over = panelsOpen();
  const counted = over > 0 || pageKey(place) === location.hash;
  go(place);
  if (counted) history.replaceState({ panels: over + 1 }, "");
}

/** Going back takes a moment, and a second Escape in it must not go back once more, off the page. */
let goingBack = false;

/** Closes what `openPanel` opened, by going back, so that Back does not open it again. */
export function closePanel(place: Place): void {
  if (goingBack) return;
  const over = panelsOpen();
  if (over === 0) {
    location.replace(pageKey(place));
    return;
  }
  goingBack = true;
  addEventListener(
    "hashchange",
    () => {
      goingBack = false;
    },
    { once: true },
  );
  history.go(-over);
}

/** What a page shows once and must not lose without a question. */
let held: { hash: string; ask: () => void } | null = null;

/** Before every page hears of another address: the address goes back, and the officer is asked. */
addEventListener("hashchange", () => {
  if (held === null || location.hash === held.hash) return;
  history.pushState(null, "", held.hash);
  held.ask();
});

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Keeps this page until it is let go: Back, a link or another address asks, and so does a reload or a closed tab. */
export function holdPage(ask: () => void): () => void {
  const mine = { hash: location.hash, ask };
  held = mine;
  addEventListener("beforeunload", warn);
  return () => {
    if (held !== mine) return;
    held = null;
    removeEventListener("beforeunload", warn);
  };
}

function listen(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(listen, () => location.hash));
}
