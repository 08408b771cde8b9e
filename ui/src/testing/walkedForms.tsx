import { fireEvent, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { KeyForm } from "../cell/awareness/KeyCard";
import { QuestionsForm } from "../cell/awareness/QuestionsForm";
import { TotalsForm } from "../cell/awareness/TotalsForm";
import { DocumentForm } from "../cell/documents/DocumentForm";
import { EssayRule } from "../cell/essays/EssayRule";
import { TeamGradeForm } from "../cell/essays/TeamGradeForm";
import { EnrolDialog } from "../cell/exchange/EnrolDialog";
import { StepsForm } from "../cell/inspections/StepsForm";
import { MakeUpForm } from "../cell/make-ups/MakeUpForm";
import { GradeForm } from "../cell/meetings/GradeForm";
import { ReportForm } from "../cell/meetings/ReportForm";
import { ManyStandings } from "../cell/members/ManyStandings";
import { MemberForm } from "../cell/members/MemberForm";
import { RatingForm } from "../cell/ratings/RatingForm";
import { PasteRows } from "../cell/registers/PasteRows";
import { RecordForm } from "../cell/registers/RecordForm";
import { AnswerForm } from "../cell/returns/AnswerForm";
import { PasteDialog } from "../cell/roll-call/PasteDialog";
import NewRoundPage from "../cell/rounds/NewRoundPage";
import { RoundEdit } from "../cell/rounds/RoundEdit";
import { SessionForm } from "../cell/sessions/SessionForm";
import { CellNames } from "../cell/settings/CellNames";
import { CorrectPerson } from "../cell/settings/CorrectPerson";
import { LateChanges } from "../cell/totals/LateChanges";
import { REGISTERS } from "../generated/registers";
import { type } from "./page";
import { CHECK, STEP } from "./rows";

/** Called when a form closes. */
export const closed = vi.fn();
export const ROUND = {
  id: "r",
  title: "Đợt",
  state: "ongoing",
  documents: [],
  sessions: [],
  essay_owers: "nobody",
  essay_named: [],
  essay_due: "",
  guiding_questions: "",
  essay_questions: [],
  failed_grade: false,
} as never;
const MEMBER = { id: "m", name: "Lò Thị Xuân", standing: "active", standing_since: "" } as never;
const PERSON = { id: "p", name: "Lò Thị Xuân", role: "secretary" } as never;
export const CELL = {
  cell_name: "Chi bộ",
  superior_name: "",
  superior_sent: null,
  id: "c",
  may_correct: true,
};
const GRADED = {
  member: "m",
  name: "Lò Thị Xuân",
  own_grade: null,
  own_remark: "",
  graders: 0,
  others: null,
  grade: null,
  remark: "",
} as never;
const WHOSE = { member: "m", period: "2026", scheme: "366-2025" };
const RATING = {
  id: null,
  own_level: "",
  level: "",
  not_rated: "",
  note: "",
  levels: [],
  groups: [
    {
      name: "A",
      most: 1800,
      criteria: [{ id: "a1", name: "A1", most: 1800, evidence: [], points: null, note: "" }],
    },
  ],
} as never;
const MISSED = { session: "s", member: "m", name: "Lò Thị Xuân", session_label: "Buổi 1", mark: "" } as never;
const HELD = {
  line: { id: "h", title: "Sinh hoạt", date: "2026-11-05", counts: { share: null } },
  grades: [],
} as never;
const SCHEME = {
  id: "x",
  name: "Thang",
  source: "",
  from: "",
  until: "",
  criteria: [{ name: "Một", points: 5, bands: [] }],
  faults: [],
} as never;
const TASK = { task: "t", what: "Làm đường", before: "not_begun", after: "ongoing", result: "" } as never;
export const RETURNED = {
  id: "a",
  kind: "propaganda",
  kind_vietnamese: "Sổ tuyên truyền",
  kind_english: "Propaganda log",
  record: "p",
  title: "Loa bản",
  field: "content",
  field_vietnamese: "Nội dung",
  field_english: "Content",
  part: "",
  number: 1,
  comment: "Ghi rõ số người nghe",
  by_day: "2026-12-31",
  old: "Loa bản",
  present: "Loa bản",
  state: "returned",
  next: "cell",
  since: "2026-11-28T08:30:00.000Z",
  late: false,
  answer: "",
  missing: false,
  former: null,
  question: "",
  withdrawn: "",
} as const;
export const LATE = { id: "l", by: "", at: "2026-11-28T08:30:00.000Z", about: "", what: "", left: null };
const register = REGISTERS.find(({ name }) => name === "propaganda");
if (!register) throw new Error("no register");

export interface Walked {
  /** The file that keeps the text of the form. */
  file: string;
  stem: string;
  page: ReactNode;
  /** Types one word. */
  fill: () => void;
  /** The form as it is kept, and what is kept of it. */
  kept: [string, object];
  /** What comes before the form, the first time and after the lock. */
  first?: () => void;
  again?: () => void;
}

/** Every form of the window, with what is typed into it and how it is kept. */
export const FORMS: Walked[] = [
  {
    file: "awareness/QuestionsForm.tsx",
    stem: "questions",
    page: <QuestionsForm check={CHECK} onClose={closed} />,
    fill: () => type("question-text-0", "Nghị quyết có mấy phần?"),
    kept: [
      "awareness-questions/k",
      { questions: [{ form: "single", text: "Nghị quyết có mấy phần?", choices: "Ba\nBốn" }] },
    ],
  },
  {
    file: "awareness/TotalsForm.tsx",
    stem: "answers",
    page: <TotalsForm check={CHECK} onClose={closed} />,
    fill: () => type("answers-sheets", "30"),
    kept: ["awareness-totals/k", { sheets: "30" }],
  },
  {
    file: "awareness/KeyCard.tsx",
    stem: "key",
    page: <KeyForm check={CHECK} onClose={closed} />,
    fill: () => fireEvent.click(screen.getByTestId("key-0-1")),
    kept: ["awareness-key/k", { right: [[1]] }],
  },
  {
    file: "inspections/StepsForm.tsx",
    stem: "steps",
    page: <StepsForm id="i" steps={[STEP]} onClose={closed} />,
    fill: () => type("step-paper-decided", "02-QĐ/CB"),
    kept: ["inspection-steps/i", { decided: { done: true, date: "", paper: "02-QĐ/CB" } }],
  },
  {
    file: "returns/AnswerForm.tsx",
    stem: "reply",
    page: <AnswerForm one={RETURNED} onClose={closed} />,
    fill: () => type("reply-answer", "Đã ghi đủ"),
    kept: ["return-answer/a", { answer: "Đã ghi đủ" }],
  },
  {
    file: "members/MemberForm.tsx",
    stem: "member",
    page: <MemberForm member={null} onClose={closed} />,
    fill: () => type("member-name", "Lò Thị Xuân"),
    kept: ["members/new", { name: "Lò Thị Xuân" }],
  },
  {
    file: "members/StandingForm.tsx",
    stem: "member",
    page: <MemberForm member={MEMBER} onClose={closed} />,
    first: () => fireEvent.click(screen.getByTestId("standing-open")),
    fill: () => type("standing-new", "exempt"),
    kept: ["standings/m", { standing: "exempt" }],
  },
  {
    file: "members/ManyStandings.tsx",
    stem: "standings",
    page: <ManyStandings everybody={[MEMBER]} shown={[MEMBER]} onClose={closed} />,
    fill: () => type("standing-new", "transferred"),
    kept: ["standings-many/new", { standing: "transferred" }],
  },
  {
    file: "documents/DocumentForm.tsx",
    stem: "document",
    page: <DocumentForm document={null} others={[]} onClose={closed} />,
    first: () => fireEvent.click(screen.getByTestId("document-secret-no")),
    fill: () => type("document-number", "01-CT/TW"),
    kept: ["documents/new", { number: { title: "01-CT/TW" } }],
  },
  {
    file: "registers/RecordForm.tsx",
    stem: "record",
    page: <RecordForm register={register} row={null} onClose={closed} />,
    fill: () => type("record-purpose", "Chỉ thị"),
    kept: [`${register.name}/new`, { purpose: "Chỉ thị" }],
  },
  {
    file: "registers/PasteRows.tsx",
    stem: "paste-rows",
    page: <PasteRows register={register} onClose={closed} />,
    fill: () => type("paste-text", "20/03/2026"),
    kept: [`paste-${register.name}/new`, { text: "20/03/2026" }],
  },
  {
    file: "roll-call/PasteDialog.tsx",
    stem: "paste",
    page: <PasteDialog session="s" rows={[]} begun="" onClose={closed} onPasted={() => undefined} />,
    fill: () => type("paste-text", "Lò Thị Xuân x"),
    kept: ["paste-marks/s", { text: "Lò Thị Xuân x" }],
  },
  {
    file: "meetings/ReportForm.tsx",
    stem: "report",
    page: <ReportForm meeting="h" task={TASK} onClose={closed} />,
    fill: () => type("report-result", "Xong một nửa"),
    kept: ["task-report-h-t/new", { result: "Xong một nửa" }],
  },
  {
    file: "meetings/GradeForm.tsx",
    stem: "grade",
    page: <GradeForm meeting={HELD} schemes={[SCHEME]} onClose={closed} />,
    fill: () => type("grade-0", "4,5"),
    kept: ["meeting-grade-h/new", { "points.0": "4,5" }],
  },
  {
    file: "sessions/SessionForm.tsx",
    stem: "session",
    page: <SessionForm round={ROUND} session={null} onClose={closed} />,
    fill: () => type("session-place", "Nhà văn hóa"),
    kept: ["sessions-r/new", { place: "Nhà văn hóa" }],
  },
  {
    file: "rounds/NewRoundPage.tsx",
    stem: "round",
    page: <NewRoundPage />,
    fill: () => type("round-title", "Đợt"),
    kept: ["rounds/new", { title: "Đợt" }],
  },
  {
    file: "rounds/RoundEdit.tsx",
    stem: "round",
    page: <RoundEdit round={ROUND} onClose={closed} below={null} />,
    fill: () => type("round-title", "Đợt hai"),
    kept: ["rounds/r", { title: "Đợt hai" }],
  },
  {
    file: "make-ups/MakeUpForm.tsx",
    stem: "make-up",
    page: <MakeUpForm rows={[MISSED]} sessions={[]} onClose={closed} />,
    fill: () => type("make-up-unit", "Chi bộ 2"),
    kept: ["make-ups/s-m", { unit: "Chi bộ 2" }],
  },
  {
    file: "essays/EssayRule.tsx",
    stem: "essay-rule",
    page: <EssayRule round="r" />,
    first: () => fireEvent.click(screen.getByTestId("essay-rule-edit")),
    again: () => fireEvent.click(screen.getByTestId("essay-rule-edit")),
    fill: () => type("essay-questions", "Điều gì?"),
    kept: ["essay-rule/r", { guiding_questions: "Điều gì?" }],
  },
  {
    file: "totals/LateChanges.tsx",
    stem: "late",
    page: <LateChanges round="r" />,
    first: () => fireEvent.click(screen.getByTestId("totals-accept-late")),
    again: () => fireEvent.click(screen.getByTestId("totals-accept-late")),
    fill: () => type("late-reason", "Ghi sót"),
    kept: ["late/r", { reason: "Ghi sót" }],
  },
  {
    file: "essays/TeamGradeForm.tsx",
    stem: "team-grade",
    page: <TeamGradeForm round="r" line={GRADED} failedGrade={false} onClose={closed} />,
    fill: () => type("team-grade-own", "good"),
    kept: ["essay_grade/r-m", { own: "good" }],
  },
  {
    file: "ratings/RatingForm.tsx",
    stem: "rating",
    page: <RatingForm rating={RATING} whose={WHOSE} onClose={closed} />,
    fill: () => type("rating-points-a1", "17,5"),
    kept: ["rating/m-2026-366-2025", { points_a1: "17,5" }],
  },
  {
    file: "settings/CellNames.tsx",
    stem: "cell",
    page: <CellNames />,
    first: () => fireEvent.click(screen.getByTestId("cell-correct")),
    again: () => fireEvent.click(screen.getByTestId("cell-correct")),
    fill: () => type("cell-name-input", "Chi bộ bản Nà Bó"),
    kept: ["cell-names/new", { cell_name: "Chi bộ bản Nà Bó" }],
  },
  {
    file: "settings/CorrectPerson.tsx",
    stem: "correct-person",
    page: <CorrectPerson person={PERSON} withRole onClose={closed} />,
    fill: () => type("correct-person-name", "Lò Thị Xoan"),
    kept: ["people/p", { full_name: "Lò Thị Xoan" }],
  },
  {
    file: "exchange/EnrolDialog.tsx",
    stem: "enrol",
    page: <EnrolDialog unit={null} onClose={closed} />,
    fill: () => type("enrol-code", "ABCD"),
    kept: ["enrol/new", { code: "ABCD" }],
  },
];
