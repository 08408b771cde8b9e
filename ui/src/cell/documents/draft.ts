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

/** A document has a number or, without one, a name; never what was typed in the field put away. */
export function requestOf(document: DocumentLine | null, draft: Draft): DocumentDraft {
  const { numbered, carries_out, ...rest } = draft;
  return {
    ...rest,
    id: document?.id ?? null,
    number: numbered ? draft.number : "",
    name: numbered ? "" : draft.name,
    carries_out: carries_out || null,
    classified: false,
  };
}
