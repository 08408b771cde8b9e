import type { HomeTask } from "../types";

/** One click from the work. */
export function taskPlace(task: HomeTask) {
  const params = { round: task.round ?? "" };
  switch (task.kind) {
    case "roll_call_unfinished":
      return { to: "/roll-call/$session", params: { session: task.session ?? "" } } as const;
    case "make_up_owed":
      return { to: "/rounds/$round/make-ups", params } as const;
    case "essay_owed":
      return { to: "/rounds/$round/essays", params } as const;
    case "figures_not_final":
    case "late_changes":
      return { to: "/rounds/$round/totals", params } as const;
    case "round_arrived":
    case "round_not_followed":
      return task.sent
        ? ({ to: "/rounds/new", search: { parent: task.sent } } as const)
        : ({ to: "/rounds" } as const);
    case "document_arrived":
      return { to: "/documents", search: task.sent ? { open: task.sent } : {} } as const;
    case "document_without_round":
      return { to: "/documents" } as const;
    case "conflicts_open":
      return { to: "/cards" } as const;
    case "laptop_revoked":
    case "new_laptop":
    case "key_missing":
      return { to: "/exchange" } as const;
    case "not_backed_up":
    case "much_not_backed_up":
    case "recovery_sheet_unproved":
      return { to: "/settings" } as const;
  }
}
