/** Registers that the guide has a section of their own for; all others are explained together. */
export const GUIDED: Readonly<Record<string, string>> = {
  awareness_check: "awareness",
  concern: "concerns",
  concern_sent: "concerns",
  group_membership: "groups",
  guest: "guests",
  inspection: "inspections",
  inspection_plan: "inspections",
  issued_paper: "issued",
  member_group: "groups",
  programme: "programmes",
};
