import type { Answer, Request } from "../../door";

export type Check = Answer<"awareness.get">;
export type Question = Check["questions"][number];
export type QuestionForm = Question["form"];
export type Key = Check["keys"][number];
export type Results = Answer<"awareness.results">;
export type ResultQuestion = Results["questions"][number];
export type TypedAnswer = Required<Request<"awareness.enter_totals">["answers"][number]>;

export const FORMS: readonly QuestionForm[] = ["single", "several", "number", "text"];

export const hasChoices = (form: QuestionForm) => form === "single" || form === "several";

/** A, B, C… before the choices of a question. */
export const letter = (place: number) => String.fromCharCode("A".charCodeAt(0) + place);
