import type { EssayOwers, NewDocument, NewRound } from "../api";
import { isDay } from "../parts/days";

export interface DraftDocument extends Required<NewDocument> {
  /** Some carry no number: known by name and date. */
  unnumbered: boolean;
}

/** What is typed on the page, wrong dates included, as it is kept between two log-ins. */
export interface Draft {
  documents: DraftDocument[];
  classified: "yes" | "no" | null;
  title: string;
  /** The title is filled in from the documents until an officer writes one. */
  titleTouched: boolean;
  from: string;
  to: string;
  deadline: string;
  essayOwers: EssayOwers;
  /** Whether the cells have to send the essays themselves. */
  handIn: boolean;
  questions: string;
  /** One question of the essay a line; empty for its three parts. */
  essayQuestions: string;
  toAll: boolean;
  chosen: string[];
}

export const NO_DOCUMENT: DraftDocument = {
  id: null,
  unnumbered: false,
  number: "",
  name: "",
  issuer: "",
  date: "",
  summary: "",
};

export const EMPTY_DRAFT: Draft = {
  documents: [NO_DOCUMENT],
  classified: null,
  title: "",
  titleTouched: false,
  from: "",
  to: "",
  deadline: "",
  essayOwers: "all_members",
  handIn: false,
  questions: "",
  essayQuestions: "",
  toAll: true,
  chosen: [],
};

export type Need =
  | "document"
  | "issuer"
  | "date"
  | "classified"
  | "title"
  | "from"
  | "to"
  | "deadline"
  | "order"
  | "deadline_order"
  | "addressed";

/** Fields that still have to be filled in, in the order of the page: `document-0-issuer` → what is needed. */
export function needs(draft: Draft): Map<string, Need> {
  const found = new Map<string, Need>();
  const need = (field: string, missing: boolean, what: Need) => {
    if (missing && !found.has(field)) found.set(field, what);
  };
  draft.documents.forEach((document, place) => {
    const called = document.unnumbered ? document.name : document.number;
    need(`document-${place}-${document.unnumbered ? "name" : "number"}`, called.trim() === "", "document");
    need(`document-${place}-issuer`, document.issuer.trim() === "", "issuer");
    need(`document-${place}-date`, !isDay(document.date), "date");
  });
  need("classified", draft.classified !== "no", "classified");
  need("title", draft.title.trim() === "", "title");
  need("from", !isDay(draft.from), "from");
  need("to", !isDay(draft.to), "to");
  need("to", isDay(draft.from) && draft.to < draft.from, "order");
  need("deadline", !isDay(draft.deadline), "deadline");
  need("deadline", isDay(draft.from) && draft.deadline < draft.from, "deadline_order");
  need("addressed", !draft.toAll && draft.chosen.length === 0, "addressed");
  return found;
}

/** The same for documents that are sent without a round. */
export function needsOfDocuments(draft: Draft): Map<string, Need> {
  const asked = (field: string) => /^(document-|classified$|addressed$)/.test(field);
  return new Map([...needs(draft)].filter(([field]) => asked(field)));
}

/** What a document is called in a sentence: its number, or its name. */
export function called(document: DraftDocument): string {
  return (document.unnumbered ? document.name : document.number).trim();
}

function asDocument(document: DraftDocument): NewDocument {
  return {
    id: document.id,
    number: document.unnumbered ? "" : document.number.trim(),
    name: document.unnumbered ? document.name.trim() : "",
    issuer: document.issuer.trim(),
    date: document.date,
    summary: document.summary.trim(),
  };
}

export function asDocuments(draft: Draft): NewDocument[] {
  return draft.documents.map(asDocument);
}

export function addressedTo(draft: Draft): NewRound["addressed"] {
  return draft.toAll ? "all" : draft.chosen;
}

/** The questions of the essay in order: Câu 1, 2, 3… */
export function essayQuestions(draft: Draft): string[] {
  const lines = draft.essayQuestions.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "");
}

/** The round as the server takes it. Call only when nothing is needed any more. */
export function asRound(draft: Draft): NewRound {
  return {
    title: draft.title.trim(),
    documents: asDocuments(draft),
    from: draft.from,
    to: draft.to,
    deadline: draft.deadline,
    guiding_questions: draft.questions.trim(),
    essay_questions: draft.essayOwers === "nobody" ? [] : essayQuestions(draft),
    essay_owers: draft.essayOwers,
    hand_in: draft.handIn && draft.essayOwers !== "nobody",
    addressed: addressedTo(draft),
  };
}
