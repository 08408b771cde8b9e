import type { Choices, Proposal, Target } from "../types";

/** The order is the one that lists usually have. */
export const TARGETS: readonly Target[] = [
  "ignore",
  "number",
  "name",
  "family_name",
  "given_name",
  "born",
  "born_male",
  "born_female",
  "born_day",
  "born_month",
  "born_year",
  "sex",
  "sex_male",
  "sex_female",
  "joined",
  "official",
  "status",
  "duty",
  "note",
  "duty_and_note",
  "people",
  "card",
];

const NAMING: readonly Target[] = ["name", "family_name", "given_name"];

/** Ethnic origin and card number are left out until a person chooses them (law 91/2025). */
export function withoutSensitive(proposal: Proposal): Choices {
  const sensitive = new Set(
    proposal.columns.filter((column) => column.sensitive).map((column) => column.index),
  );
  const columns = proposal.choices.columns.map((target, index) => (sensitive.has(index) ? "ignore" : target));
  return { ...proposal.choices, columns };
}

/** The choices with one column read as another field. */
export function withColumn(choices: Choices, index: number, target: Target): Choices {
  const width = Math.max(choices.columns.length, index + 1);
  const columns = Array.from({ length: width }, (_, at) => choices.columns[at] ?? "ignore");
  columns[index] = target;
  return { ...choices, columns };
}

export function namesAreChosen(choices: Choices): boolean {
  return choices.columns.some((target) => NAMING.includes(target));
}
