import type { TFunction } from "i18next";
import type { EssayParts } from "../types";

/** A named part of an essay, or an answer by its number from 0. */
export type EssayPlace = "awareness" | "self_review" | "proposals" | number;

const PARTS = ["awareness", "self_review", "proposals"] as const;

export function textAt(parts: EssayParts, place: EssayPlace): string {
  return typeof place === "number" ? (parts.answers?.[place] ?? "") : parts[place];
}

export function withTextAt(parts: EssayParts, place: EssayPlace, text: string): EssayParts {
  if (typeof place !== "number") return { ...parts, [place]: text };
  const answers = [...(parts.answers ?? [])];
  while (answers.length < place) answers.push("");
  answers[place] = text;
  return { ...parts, answers };
}

/** The places with text, to be read. */
export function filledPlaces(parts: EssayParts): EssayPlace[] {
  const answers = (parts.answers ?? []).map((_, place) => place);
  return [...PARTS, ...answers].filter((place) => textAt(parts, place).trim() !== "");
}

/**
 * The boxes to write in: one for each question of the round, or the three parts. What was written before the questions
 * changed keeps its box.
 */
export function placesOf(questions: readonly string[], parts: EssayParts): EssayPlace[] {
  const asked: EssayPlace[] = questions.length > 0 ? questions.map((_, place) => place) : [...PARTS];
  const earlier = filledPlaces(parts).filter((place) => !asked.includes(place));
  return [...asked, ...earlier];
}

/** "1. Nhận thức", or "Câu 1" with the question where it is still asked. */
export function placeTitle(t: TFunction, place: EssayPlace, questions: readonly string[] = []): string {
  if (typeof place !== "number") return t(`essay.part.${place}`);
  const question = questions[place];
  const number = place + 1;
  return question ? t("essay.question_asked", { number, question }) : t("essay.question", { number });
}
