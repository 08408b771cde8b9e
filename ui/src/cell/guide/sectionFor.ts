import { GUIDED } from "../registers/guided";

/** Which section the "?" of each page opens. "*" stands for any name; a page that is named stands before it. */
const SECTIONS: Record<string, string> = {
  "/": "home",
  "/members": "members",
  "/members/import": "import-members",
  "/members/*/held": "held",
  "/ratings": "ratings",
  "/ratings/*": "ratings",
  "/documents": "documents",
  "/registers": "registers",
  "/registers/*": "registers",
  "/registers/*/*": "registers",
  "/superior-inspections": "superior-inspections",
  "/returns": "returns",
  "/verify-paper": "issued",
  "/superior-forms": "superior-forms",
  "/superior-forms/*": "superior-forms",
  "/calendar": "calendar",
  "/rounds": "rounds",
  "/rounds/new": "new-round",
  "/rounds/*": "plan",
  "/rounds/*/sessions": "sessions",
  "/rounds/*/roll-call": "roll-call",
  "/rounds/*/make-ups": "make-ups",
  "/rounds/*/essays": "essays",
  "/rounds/*/essays/*": "write-essay",
  "/rounds/*/totals": "totals",
  "/rounds/*/grading": "team-grading",
  "/roll-call/*": "roll-call",
  "/meetings": "meetings",
  "/meetings/*": "agenda",
  "/meetings/*/attendance": "attendance",
  "/meetings/*/tasks": "meeting-tasks",
  "/meetings/*/decision": "decision",
  "/meetings/*/grading": "self-grading",
  "/meeting-roll/*": "attendance",
  "/exchange": "exchange",
  "/cards": "conflicts",
  "/settings": "settings",
  "/settings/bin": "bin",
  "/settings/retention": "retention",
  "/guide": "start",
};

const partsOf = (path: string) => path.split("/").filter(Boolean);

/** The section for a page by its address; undefined when the table has no such page. */
export function sectionFor(pathname: string): string | undefined {
  const parts = partsOf(pathname);
  const ofRegister = parts[0] === "registers" && GUIDED[parts[1] ?? ""];
  if (ofRegister) return ofRegister;
  const matches = (pattern: string) => {
    const named = partsOf(pattern);
    return named.length === parts.length && named.every((name, at) => name === "*" || name === parts[at]);
  };
  const stars = (pattern: string) => pattern.split("*").length;
  const [best] = Object.keys(SECTIONS)
    .filter(matches)
    .sort((one, other) => stars(one) - stars(other));
  return best && SECTIONS[best];
}

export const SECTIONS_OF_PAGES: readonly string[] = [...Object.values(SECTIONS), ...Object.values(GUIDED)];
