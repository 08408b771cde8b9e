import { useSyncExternalStore } from "react";

/**
 * The page that the officer is on. It is after `#` in the address, because the server serves one page and must not log
 * what people look at.
 */
export type Place =
  | { page: "rounds" }
  | { page: "table"; round: string }
  | { page: "essays"; round: string }
  | { page: "essay"; round: string; unit: string; essay: string }
  | { page: "register"; register: string }
  | { page: "issue" }
  | { page: "arrivals" }
  | { page: "units" }
  | { page: "laptops" }
  | { page: "set_aside" }
  | { page: "names_log" };

export type PageName = Place["page"];

const PATHS = {
  issue: "#/issue",
  arrivals: "#/arrivals",
  units: "#/units",
  laptops: "#/laptops",
  set_aside: "#/set-aside",
  names_log: "#/names-log",
  rounds: "#/",
} as const;

export function hashOf(place: Place): string {
  switch (place.page) {
    case "table":
      return `#/rounds/${place.round}`;
    case "essays":
      return `#/rounds/${place.round}/essays`;
    case "essay":
      return `#/rounds/${place.round}/essays/${place.unit}/${place.essay}`;
    case "register":
      return `#/registers/${place.register}`;
    default:
      return PATHS[place.page];
  }
}

/** Anything unknown is the list of rounds. */
export function placeOf(hash: string): Place {
  const named = /^#\/rounds\/([0-9a-f]{32})(\/essays(?:\/([0-9a-f]{32})\/([0-9a-f]{32}))?)?$/.exec(hash);
  const [, round, essays, unit, essay] = named ?? [];
  if (round !== undefined) {
    if (unit !== undefined && essay !== undefined) return { page: "essay", round, unit, essay };
    return { page: essays === undefined ? "table" : "essays", round };
  }
  const register = /^#\/registers\/([a-z_]{0,60})$/.exec(hash)?.[1];
  if (register !== undefined) return { page: "register", register };
  for (const page of ["issue", "arrivals", "units", "laptops", "set_aside", "names_log"] as const) {
    if (PATHS[page] === hash) return { page };
  }
  return { page: "rounds" };
}

export function go(place: Place): void {
  location.hash = hashOf(place);
}

function listen(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(listen, () => location.hash));
}
