import { hasChoices, type Question, type TypedAnswer } from "./types";

/** The numbers of a check as they are typed. */
export interface Typed {
  sheets: string;
  answers: TypedAnswer[];
}

export const EMPTY: TypedAnswer = { counts: [], answered: "", sum: "", summary: "" };

export function emptyTotals(questions: readonly Question[]): Typed {
  return {
    sheets: "",
    answers: questions.map(({ choices }) => ({ ...EMPTY, counts: choices.map(() => "") })),
  };
}

/** One cell of the grid: of a question, a choice or a number. */
export type Cell = { question: number; choice: number } | { question: number; what: "answered" | "sum" };

/** All cells for numbers, from the top down: the order in which pasted numbers fill them. */
export function cells(questions: readonly Question[]): Cell[] {
  return questions.flatMap(({ form, choices }, question): Cell[] => {
    if (hasChoices(form)) return choices.map((_, choice) => ({ question, choice }));
    const answered: Cell = { question, what: "answered" };
    return form === "number" ? [answered, { question, what: "sum" }] : [answered];
  });
}

export function valueAt(answers: readonly TypedAnswer[], cell: Cell): string {
  const answer = answers[cell.question] ?? EMPTY;
  return "choice" in cell ? (answer.counts[cell.choice] ?? "") : answer[cell.what];
}

export function withValue(answers: readonly TypedAnswer[], cell: Cell, value: string): TypedAnswer[] {
  return answers.map((answer, place) => {
    if (place !== cell.question) return answer;
    if (!("choice" in cell)) return { ...answer, [cell.what]: value };
    return { ...answer, counts: answer.counts.map((old, at) => (at === cell.choice ? value : old)) };
  });
}

/** The numbers of a column or a row copied from a spreadsheet, one for each cell; null for text that is one number alone. */
export function pastedNumbers(text: string): string[] | null {
  const numbers = text
    .replace(/[\r\n]+$/, "")
    .split(/\r?\n|\t/)
    .map((cell) => cell.trim());
  return numbers.length > 1 ? numbers : null;
}

/** Fills the cells from the one at `start` on with the numbers, in their order. */
export function pasted(
  questions: readonly Question[],
  answers: readonly TypedAnswer[],
  start: number,
  numbers: readonly string[],
): TypedAnswer[] {
  const all = cells(questions);
  return numbers.reduce<TypedAnswer[]>(
    (filled, number, place) => {
      const cell = all[start + place];
      return cell ? withValue(filled, cell, number) : filled;
    },
    [...answers],
  );
}
