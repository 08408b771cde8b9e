import type { HomeTask } from "../types";

/** One click from the work. */
export function taskPlace(task: HomeTask) {
  const params = { round: task.round ?? "" };
  switch (task.kind) {
    case "roll_call_unfinished":
      return { to: "/roll-call/$session", params: { session: task.session ?? "" } } as const;
    case "make_up_confirmed":
    case "make_up_owed":
      return { to: "/rounds/$round/make-ups", params } as const;
    case "essay_owed":
    case "essays_graded_above":
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
    case "form_arrived":
    case "form_late":
    case "form_to_send":
      return task.sent
        ? ({ to: "/superior-forms/$form", params: { form: task.sent } } as const)
        : ({ to: "/superior-forms" } as const);
    case "meeting_unmarked":
      return { to: "/meeting-roll/$meeting", params: { meeting: task.meeting ?? "" } } as const;
    case "inspection_to_put_right":
      return { to: "/superior-inspections" } as const;
    case "returned":
      return { to: "/returns" } as const;
    case "no_thematic_meeting":
      return { to: "/meetings" } as const;
    case "number_used_twice":
      return {
        to: "/registers/$register",
        params: { register: task.register ?? "" },
        search: {},
      } as const;
    case "conflicts_open":
      return { to: "/cards" } as const;
    case "laptop_revoked":
    case "new_laptop":
    case "key_missing":
      return { to: "/exchange" } as const;
    case "past_retention":
      return { to: "/settings/retention" } as const;
    case "not_backed_up":
    case "much_not_backed_up":
    case "recovery_sheet_unproved":
      return { to: "/settings" } as const;
  }
}
