import type { Hit } from "../types";

/** The page that shows a hit. */
export function placeOf(hit: Hit) {
  switch (hit.kind) {
    case "member":
      return { to: "/members", search: { open: hit.id } } as const;
    case "document":
      return { to: "/documents", search: { open: hit.id } } as const;
    case "round":
      return { to: "/rounds/$round", params: { round: hit.id } } as const;
    case "session":
      return { to: "/roll-call/$session", params: { session: hit.id } } as const;
    case "essay":
      return {
        to: "/rounds/$round/essays/$member",
        params: { round: hit.round ?? "", member: hit.member ?? "" },
      } as const;
    case "meeting":
    case "agenda_item":
    case "meeting_grade":
    case "meeting_mark":
      return { to: "/meetings/$meeting", params: { meeting: hit.meeting ?? hit.id } } as const;
    case "resolution":
      return { to: "/meetings/$meeting/decision", params: { meeting: hit.meeting ?? hit.id } } as const;
    default:
      return {
        to: "/registers/$register",
        params: { register: hit.kind },
        search: { open: hit.id },
      } as const;
  }
}
