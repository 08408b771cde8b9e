import type { Values } from "../records/draft";
import type { Keeping } from "../records/useRecordDraft";
import type { DocumentDraft, DocumentLine } from "../types";

export interface Draft {
  numbered: boolean;
  number: string;
  name: string;
  issuer: string;
  term: string;
  date: string;
  summary: string;
  carries_out: string;
}

export function draftOf(document: DocumentLine | null): Draft {
  return {
    numbered: document ? document.number !== "" : true,
    number: document?.number ?? "",
    name: document?.name ?? "",
    issuer: document?.issuer ?? "",
    term: document?.term ?? "",
    date: document?.date ?? "",
    summary: document?.summary ?? "",
    carries_out: document?.carries_out ?? "",
  };
}

/** A document has a number or, without one, a name; never what was typed in the field that is hidden. */
export function requestOf(draft: Draft): DocumentDraft {
  const { numbered, carries_out, ...rest } = draft;
  return {
    ...rest,
    number: numbered ? draft.number : "",
    name: numbered ? "" : draft.name,
    carries_out: carries_out || null,
    classified: false,
  };
}

/**
 * No copy of a text with a stamp of secrecy may be kept. The program checks a field named `title` most strictly, as it checks
 * every text of a document that is saved. Each text is therefore kept under that name.
 */
export const REFUSED_WITH_A_STAMP: Keeping = {
  keep: (typed) => mapped(typed, (value) => (typeof value === "string" ? { title: value } : value)),
  read: (kept) =>
    mapped(kept, (value) =>
      typeof value === "object" && value !== null && "title" in value ? value.title : value,
    ),
};

function mapped(values: Values, to: (value: unknown) => unknown): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, to(value)]));
}
