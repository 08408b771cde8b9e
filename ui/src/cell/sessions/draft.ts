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

/** The values of the form. Counts are text until they are saved. */
export interface Draft {
  date: string;
  time: string;
  part: string;
  form: SessionForm;
  place: string;
  points: string[];
  speaker_from: Session["speaker_from"];
  speaker: string;
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
    speaker: session?.speaker ?? "",
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
    speaker: draft.speaker,
    chair: draft.chair,
    summoned: draft.everybody ? [] : draft.summoned,
    non_members: lines(draft),
  };
}
