import { readTime } from "../../i18n/formats";
import type { NonMembers, Session, SessionDraft, SessionForm } from "../types";

export const FORMS: readonly SessionForm[] = [
  "in_person",
  "online",
  "hybrid",
  "self_study",
  "in_cell_meeting",
  "specialised",
];

/** Who presents, from those who relieve the cell to the cell left alone. */
export const PRESENTERS: readonly Session["speaker_from"][] = [
  "superior",
  "committee_member",
  "secretary",
  "cell",
];

/** The values of the form. Counts are text until they are saved. */
export interface Draft {
  date: string;
  time: string;
  part: string;
  form: SessionForm;
  place: string;
  points: string[];
  speaker_from: Session["speaker_from"];
  /** Those chosen from the register. */
  speaker_entries: string[];
  /** Others, as typed. */
  speaker: string;
  agenda: string;
  discussion: string;
  chair: string;
  everybody: boolean;
  summoned: string[];
  non_members: { key: number; group: string; invited: string; attended: string }[];
}

/** What a part of the form is given. */
export interface PartProps {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

export function draftOf(session: Session | null): Draft {
  return {
    date: session?.date ?? "",
    time: session?.time ?? "",
    part: String(session?.part ?? 1),
    form: session?.form ?? "in_person",
    place: session?.place ?? "",
    points: session?.points ?? [],
    speaker_from: session?.speaker_from ?? "cell",
    speaker_entries: session?.speaker_entries ?? [],
    speaker: session?.speaker ?? "",
    agenda: session?.agenda ?? "",
    discussion: session?.discussion ? String(session.discussion) : "",
    chair: session?.chair ?? "",
    everybody: !session?.summoned || session.summoned.length === 0,
    summoned: session?.summoned ?? [],
    non_members: (session?.non_members ?? []).map((line, key) => ({
      key,
      group: line.group,
      invited: String(line.invited),
      attended: String(line.attended),
    })),
  };
}

/** Whether a day lies before the first or after the last day of its round. What is no date yet is not judged. */
export function isOutside(round: { from?: string; to?: string }, date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  return Boolean((round.from && date < round.from) || (round.to && date > round.to));
}

function count(text: string): number {
  const read = Number.parseInt(text.replace(/\./g, ""), 10);
  return Number.isFinite(read) && read > 0 ? read : 0;
}

function lines(draft: Draft): NonMembers[] {
  return draft.non_members
    .filter((line) => line.group.trim() !== "")
    .map((line) => ({
      group: line.group.trim(),
      invited: count(line.invited),
      attended: count(line.attended),
    }));
}

/** An empty list of the summoned means everybody due. */
export function requestOf(round: string, draft: Draft): SessionDraft {
  return {
    round,
    date: draft.date,
    time: readTime(draft.time) ?? draft.time.trim(),
    part: Math.max(1, count(draft.part)),
    form: draft.form,
    place: draft.place,
    points: draft.points.map((point) => point.trim()).filter((point) => point !== ""),
    speaker_from: draft.speaker_from,
    speaker_entries: draft.speaker_entries,
    speaker: draft.speaker,
    agenda: draft.agenda,
    discussion: count(draft.discussion),
    chair: draft.chair,
    summoned: draft.everybody ? [] : draft.summoned,
    non_members: lines(draft),
  };
}
