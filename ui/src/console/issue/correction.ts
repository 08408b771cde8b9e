import type { RoundChange, RoundDetail } from "../api";
import { asRound, called, type Draft, essayQuestions } from "./draft";

/** An issued round as a form has it. */
export function draftOf(round: RoundDetail): Draft {
  return {
    documents: round.documents.map(({ id, number, name, issuer, date, summary }) => ({
      id,
      number,
      name,
      issuer,
      date,
      summary,
      unnumbered: number === "",
    })),
    // Nothing classified was issued; a document that is added or changed is asked about again by the server.
    classified: "no",
    title: round.title,
    titleTouched: true,
    from: round.from,
    to: round.to,
    deadline: round.deadline,
    essayOwers: round.essay_owers,
    handIn: round.hand_in,
    questions: round.guiding_questions,
    essayQuestions: round.essay_questions.join("\n"),
    toAll: true,
    chosen: [],
  };
}

const FIELDS = [
  "title",
  "documents",
  "from",
  "to",
  "deadline",
  "guiding_questions",
  "essay_questions",
  "essay_owers",
  "hand_in",
] as const;
type Field = (typeof FIELDS)[number];

/** What differs from the round as it was issued: only this is sent. */
export function changesOf(round: RoundDetail, draft: Draft): RoundChange {
  const [before, after] = [asRound(draftOf(round)), asRound(draft)];
  const differs = (field: Field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  return Object.fromEntries(FIELDS.filter(differs).map((field) => [field, after[field]]));
}

export interface Difference {
  field: Field;
  before: string;
  after: string;
}

/** The same in words, for the officer to look over. */
export function differences(round: RoundDetail, draft: Draft): Difference[] {
  const changed = changesOf(round, draft);
  const words = (of: Draft): Record<Field, string> => ({
    title: of.title.trim(),
    documents: of.documents
      .map((one) =>
        [called(one), one.issuer, one.summary]
          .map((part) => part.trim())
          .filter(Boolean)
          .join(" · "),
      )
      .join("; "),
    from: of.from,
    to: of.to,
    deadline: of.deadline,
    guiding_questions: of.questions.trim(),
    essay_questions: essayQuestions(of).join("\n"),
    essay_owers: of.essayOwers,
    hand_in: of.handIn ? "1" : "",
  });
  const [before, after] = [words(draftOf(round)), words(draft)];
  return FIELDS.filter((field) => field in changed).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));
}
