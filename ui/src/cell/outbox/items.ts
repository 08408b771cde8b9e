import type { CallName, Request } from "../../door";
import type { EssayParts, Plan } from "../types";

/** What an item is called where a person reads what is not saved. */
export interface About {
  kind: "essay" | "mark" | "paper" | "plan" | "form" | "record";
  /** The member of an essay, a mark or an essay on paper, the title of a round, or the call that a form sends. */
  name: string;
}

/** One field of one record that is not on the disk yet, with the call that saves it. */
export interface Item {
  /** Ends in "/", so that "mark/SESSION/" stands for every mark of the session. */
  record: string;
  field: string;
  call: CallName;
  request: object;
  about: About;
}

export const essayRecord = (round: string, member: string) => `essay/${round}/${member}/`;
export const markRecords = (session: string) => `mark/${session}/`;
export const paperRecords = (round: string) => `paper/${round}/`;
export const planRecord = (round: string) => `plan/${round}/`;

const DRAFT = "draft";
const VERSION = "version";
export const draftKey = (round: string, member: string) => essayRecord(round, member) + DRAFT;
export const versionKey = (round: string, member: string) => essayRecord(round, member) + VERSION;

interface Written {
  round: string;
  member: string;
  name: string;
}

export function draftItem(
  { round, member, name }: Written,
  parts: EssayParts,
  based_on: string | null,
): Item {
  const request: Request<"essays.draft"> = { round, member, parts, based_on };
  return {
    record: essayRecord(round, member),
    field: DRAFT,
    call: "essays.draft",
    request,
    about: { kind: "essay", name },
  };
}

/** Makes a version of the draft that is on the disk. No text depends on it. */
export function versionItem({ round, member, name }: Written): Item {
  const request: Request<"essays.keep_version"> = { round, member };
  return {
    record: essayRecord(round, member),
    field: VERSION,
    call: "essays.keep_version",
    request,
    about: { kind: "essay", name },
  };
}

export function markItem(request: Request<"roll_call.mark">, name: string): Item {
  return {
    record: `${markRecords(request.session)}${request.member}/`,
    field: "mark",
    call: "roll_call.mark",
    request,
    about: { kind: "mark", name },
  };
}

export function meetingMarkItem(request: Request<"meetings.mark">, name: string): Item {
  return {
    record: `${markRecords(request.meeting)}${request.member}/`,
    field: "mark",
    call: "meetings.mark",
    request,
    about: { kind: "mark", name },
  };
}

/** Whether a member's essay came on paper, and when. */
export function paperItem(request: Request<"essays.hand_in">, name: string): Item {
  return {
    record: `${paperRecords(request.round)}${request.member}/`,
    field: "paper",
    call: "essays.hand_in",
    request,
    about: { kind: "paper", name },
  };
}

export function planItem(id: string, title: string, plan: Plan): Item {
  const request: Request<"rounds.save"> = { id, plan };
  return {
    record: planRecord(id),
    field: "plan",
    call: "rounds.save",
    request,
    about: { kind: "plan", name: title },
  };
}

/** No text is lost without such an item, because the text it is about is on the disk. */
export function holdsNoWords(item: Item): boolean {
  return item.field === VERSION;
}

/** The answer that shows a mark made by one key; null for any other item. */
export function listOfMark(item: Item): "roll_call.sheet" | "meetings.sheet" | "essays.list" | null {
  if (item.call === "meetings.mark") return "meetings.sheet";
  if (item.about.kind === "mark") return "roll_call.sheet";
  return item.about.kind === "paper" ? "essays.list" : null;
}

/** A refused mark is replaced by the mark in the book, because unlike a text it cannot stay on the screen to be corrected. */
export function goesWhenRefused(item: Item): boolean {
  return listOfMark(item) !== null || holdsNoWords(item);
}

/** The draft that waits for an essay, if there is one. */
export function draftAmong(items: readonly Item[]): Request<"essays.draft"> | null {
  const draft = items.filter((item) => item.field === DRAFT).at(-1);
  return draft ? (draft.request as Request<"essays.draft">) : null;
}

/** The plan that waits for a round, if there is one. */
export function planAmong(items: readonly Item[]): Plan | null {
  const plan = items.filter((item) => item.call === "rounds.save").at(-1);
  return plan ? ((plan.request as Request<"rounds.save">).plan ?? null) : null;
}

/** Forms with text in them. One that the disk refuses is named and sealed like every item, but it is sent again only when a person says so. */
const FORMS: readonly CallName[] = [
  "members.save",
  "members.change_standing",
  "documents.save",
  "rounds.save",
  "sessions.save",
  "make_ups.save",
  "register.save",
  "roll_call.mark_many",
  "meetings.mark_many",
  "meetings.report_task",
  "meetings.grade",
];

/** Calls that are sealed when the book is locked before them, and sent again when a person says so. */
export function isKeptCall(call: string): boolean {
  return (
    call === "roll_call.mark" ||
    call === "meetings.mark" ||
    call === "essays.hand_in" ||
    call === "essays.draft" ||
    call === "forms.keep" ||
    call === "superior_forms.save" ||
    FORMS.some((form) => form === call)
  );
}

export const superiorAnswerRecords = (form: string) => `superior-form/${form}/`;
export const superiorAnswerRecord = (form: string, question: string) =>
  `${superiorAnswerRecords(form)}${question}/`;

/** The answer to one question of a form of the superior. It goes into the cell's book, not to the superior. */
export function superiorAnswerItem(
  { id, title, version }: { id: string; title: string; version: string },
  question: string,
  typed: string,
): Item {
  const request: Request<"superior_forms.save"> = { id, version, answers: [{ name: question, typed }] };
  return {
    record: superiorAnswerRecord(id, question),
    field: "answer",
    call: "superior_forms.save",
    request,
    about: { kind: "record", name: title },
  };
}

export const recordForm = (form: string) => `record/${form}/`;

/** The half-filled form of a record, as it is kept in the book. */
export function recordFormItem(form: string, title: string, values: Record<string, unknown>): Item {
  const request: Request<"forms.keep"> = { form, values };
  return {
    record: recordForm(form),
    field: DRAFT,
    call: "forms.keep",
    request,
    about: { kind: "record", name: title },
  };
}

export const formRecord = (press: string) => `form/${press}/`;

/** Null for a button that sends no text. */
export function formItem(call: CallName, request: object, press: string): Item | null {
  if (!FORMS.includes(call)) return null;
  return { record: formRecord(press), field: call, call, request, about: { kind: "form", name: call } };
}
