// Made by `cargo xtask codegen` from the endpoints of the `server` crate. Not for editing by hand.

import * as v from "valibot";

/** Endpoints by method and path. A request goes into the body, or into the query of a GET; an answer of null is a file. */
export interface Endpoints {
  "POST /api/v1/login": { request: Credentials; answer: Me };
  "POST /api/v1/logout": { request: null; answer: Done };
  "GET /api/v1/me": { request: null; answer: Me };
  "POST /api/v1/me": { request: MyName; answer: Me };
  "POST /api/v1/passphrase": { request: PassphraseChange; answer: Done };
  "POST /api/v1/second-factor/begin": { request: SecondFactorBegin; answer: ProposedFactor };
  "POST /api/v1/second-factor/confirm": { request: SecondFactorCode; answer: RecoveryCodes };
  "GET /api/v1/clock": { request: null; answer: ClockState };
  "POST /api/v1/clock/confirm": { request: null; answer: ClockState };
  "GET /api/v1/units": { request: UnitsOn; answer: Units };
  "POST /api/v1/units": { request: NewUnit; answer: Added };
  "PATCH /api/v1/units/{unit}": { request: UnitChange; answer: Done };
  "POST /api/v1/units/{unit}/standing": { request: NewStanding; answer: Done };
  "POST /api/v1/units/{unit}/invites": { request: null; answer: Invite };
  "GET /api/v1/invites": { request: null; answer: OpenInvites };
  "POST /api/v1/invites/{invite}/cancel": { request: null; answer: Done };
  "GET /api/v1/enrolments": { request: null; answer: Enrolments };
  "POST /api/v1/enrolments/{device}/confirm": { request: Compared; answer: Done };
  "POST /api/v1/enrolments/{device}/refuse": { request: null; answer: Done };
  "POST /api/v1/devices/{device}/revoke": { request: Reason; answer: Done };
  "GET /api/v1/documents": { request: null; answer: Documents };
  "POST /api/v1/documents": { request: NewDocuments; answer: Documents };
  "POST /api/v1/documents/{document}/withdrawn": { request: DocumentWithdrawal; answer: Documents };
  "GET /api/v1/materials/with/{subject}": { request: null; answer: Materials };
  "POST /api/v1/materials/with/{subject}": { request: MaterialName; answer: Materials };
  "POST /api/v1/materials/{material}/withdrawn": { request: MaterialWithdrawal; answer: Materials };
  "GET /api/v1/materials/{material}/file": { request: null; answer: null };
  "GET /api/v1/rounds": { request: null; answer: Rounds };
  "POST /api/v1/rounds": { request: NewRound; answer: Added };
  "GET /api/v1/rounds/{round}": { request: null; answer: RoundDetail };
  "PATCH /api/v1/rounds/{round}": { request: RoundChange; answer: RoundDetail };
  "POST /api/v1/rounds/{round}/withdrawn": { request: Withdrawal; answer: RoundDetail };
  "GET /api/v1/rounds/{round}/table": { request: null; answer: RoundTable };
  "GET /api/v1/rounds/{round}/table.xlsx": { request: null; answer: null };
  "GET /api/v1/rounds/{round}/units/{unit}/figures/{figure}": { request: null; answer: FigureRows };
  "GET /api/v1/rounds/{round}/joint-sessions": { request: null; answer: JointSessions };
  "POST /api/v1/rounds/{round}/joint-sessions": { request: JointSessionWords; answer: Added };
  "PATCH /api/v1/rounds/{round}/joint-sessions/{session}": { request: ChangedJointSession; answer: JointSessions };
  "POST /api/v1/rounds/{round}/joint-sessions/{session}/withdrawn": { request: JointWithdrawal; answer: JointSessions };
  "POST /api/v1/forms/check": { request: FormSource; answer: FormChecked };
  "GET /api/v1/forms": { request: null; answer: Forms };
  "POST /api/v1/forms": { request: NewForm; answer: Added };
  "GET /api/v1/forms/{form}": { request: null; answer: FormTable };
  "PATCH /api/v1/forms/{form}": { request: FormChange; answer: FormTable };
  "POST /api/v1/forms/{form}/versions": { request: NewFormVersion; answer: FormTable };
  "POST /api/v1/forms/{form}/withdrawn": { request: Withdrawal; answer: FormTable };
  "GET /api/v1/forms/{form}/totals": { request: null; answer: FormTotals };
  "GET /api/v1/forms/{form}/answers.xlsx": { request: null; answer: null };
  "GET /api/v1/forms/{form}/units/{unit}": { request: null; answer: FormOfCell };
  "GET /api/v1/reports/{period}/{format}": { request: null; answer: null };
  "GET /api/v1/registers/{register}": { request: RegisterPeriod; answer: RegisterTable };
  "GET /api/v1/registers/{register}/units/{unit}": { request: RegisterPeriod; answer: RegisterRows };
  "GET /api/v1/papers/{code}": { request: null; answer: PaperChecked };
  "GET /api/v1/guests": { request: null; answer: Guests };
  "GET /api/v1/guests/{unit}/{guest}": { request: GuestAsked; answer: OpenedGuest };
  "POST /api/v1/guests/{unit}/{guest}/confirm": { request: Confirmation; answer: Guests };
  "POST /api/v1/guests/{unit}/{guest}/refuse": { request: GuestReason; answer: Guests };
  "POST /api/v1/guests/{unit}/{guest}/withdraw": { request: GuestReason; answer: Guests };
  "GET /api/v1/inspections": { request: null; answer: Inspections };
  "POST /api/v1/inspections": { request: NewInspection; answer: Added };
  "PATCH /api/v1/inspections/{inspection}": { request: ChangedInspection; answer: Inspections };
  "POST /api/v1/inspections/{inspection}/removed": { request: RemovedInspection; answer: Inspections };
  "POST /api/v1/inspections/{inspection}/sent": { request: SentConclusion; answer: Inspections };
  "GET /api/v1/returns": { request: ReturnsAsked; answer: ReturnsList };
  "POST /api/v1/returns": { request: NewReturn; answer: Added };
  "GET /api/v1/returns/{return}": { request: null; answer: OpenedReturn };
  "GET /api/v1/returnable/{unit}/{kind}/{record}": { request: null; answer: Returnable };
  "POST /api/v1/returns/{return}/again": { request: ReturnAgain; answer: OpenedReturn };
  "POST /api/v1/returns/{return}/accept": { request: ReturnAccepted; answer: OpenedReturn };
  "POST /api/v1/returns/{return}/withdraw": { request: ReturnWithdrawn; answer: OpenedReturn };
  "GET /api/v1/grading-key": { request: null; answer: GradingKey };
  "GET /api/v1/graders": { request: null; answer: Graders };
  "POST /api/v1/graders": { request: GiveKey; answer: Graders };
  "GET /api/v1/rounds/{round}/essays": { request: null; answer: EssaysOfRound };
  "GET /api/v1/rounds/{round}/units/{unit}/essays": { request: null; answer: EssayLines };
  "GET /api/v1/rounds/{round}/units/{unit}/essays/{essay}": { request: null; answer: EssayRead };
  "GET /api/v1/rounds/{round}/units/{unit}/essays/{essay}/pages/{page}": { request: null; answer: null };
  "GET /api/v1/rounds/{round}/grading": { request: null; answer: GradingOfRound };
  "POST /api/v1/rounds/{round}/grading/shared": { request: ShareEssays; answer: GradingOfRound };
  "POST /api/v1/rounds/{round}/grading/sent": { request: SendGrades; answer: SentGrades };
  "GET /api/v1/rounds/{round}/units/{unit}/essays/{essay}/grading": { request: null; answer: GradingOfEssay };
  "POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/graders": { request: AssignEssay; answer: GradingOfEssay };
  "POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/given": { request: GiveEssayGrade; answer: GradingOfEssay };
  "POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/settled": { request: GiveEssayGrade; answer: GradingOfEssay };
  "POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/taken-back": { request: TakeGradeBack; answer: GradingOfEssay };
  "GET /api/v1/arrivals": { request: ArrivalsAsked; answer: Arrivals };
  "GET /api/v1/packages": { request: null; answer: Packages };
  "POST /api/v1/packages": { request: null; answer: PackageTaken };
  "GET /api/v1/packages/{package}/answer": { request: null; answer: null };
  "GET /api/v1/set-aside": { request: null; answer: SetAside };
  "GET /api/v1/set-aside/waiting": { request: null; answer: WaitingCount };
  "GET /api/v1/set-aside/{unit}/{verdict}": { request: null; answer: SetAsideSaid };
  "POST /api/v1/set-aside/{unit}": { request: SetAsideAnswer; answer: SetAside };
  "GET /api/v1/names-log": { request: null; answer: NamesLog };
  "GET /api/v1/act-log": { request: null; answer: ActLog };
}

/** One value before and after. */
export interface ActChange {
  after: string;
  before: string;
  field: string;
}

/** What was done. */
export type ActKind = "round_issued" | "round_corrected" | "round_extended" | "round_withdrawn" | "round_restored" | "joint_session_added" | "joint_session_changed" | "joint_session_called_off" | "joint_session_restored" | "form_issued" | "form_renewed" | "form_corrected" | "form_withdrawn" | "form_restored" | "document_issued" | "document_withdrawn" | "document_restored" | "material_sent" | "material_withdrawn" | "material_restored" | "unit_added" | "unit_changed" | "unit_moved" | "unit_closed" | "unit_reopened" | "unit_removed" | "unit_taken_back" | "invite_made" | "invite_cancelled" | "laptop_admitted" | "laptop_refused" | "laptop_revoked" | "set_aside_answered" | "guest_confirmed" | "guest_refused" | "guest_withdrawn" | "inspection_added" | "inspection_changed" | "inspection_sent" | "inspection_taken_back" | "inspection_removed" | "inspection_restored" | "return_made" | "return_made_again" | "return_accepted" | "return_withdrawn" | "essays_shared" | "essay_graders_changed" | "essay_grade_settled" | "essay_grades_sent" | "essay_grade_taken_back" | "key_given" | "clock_confirmed" | "person_named" | "account_added" | "account_closed" | "passphrase_set" | "grading_allowed" | "grading_key_made" | "second_factor_reset" | "tree_imported" | "key_adopted" | "backup_restored";

export interface ActLog {
  rows: ActRow[];
}

export interface ActRow {
  at: string;
  changes: ActChange[];
  form: string | null;
  officer: string;
  round: string | null;
  unit: Named | null;
  what: ActKind;
}

export interface Added {
  id: string;
}

/** For whom a round is. */
export type Addressed = string | string[];

/** The answer to a change that was set aside. */
export type Answer = "waiting" | "taken" | "left";

export interface AnswerGiven {
  /** Empty: no sentence, or one that was erased. */
  answer: string;
  at: string;
  mended: boolean;
}

export interface ArrivalRow {
  at: string;
  device: string;
  receipt_code: string;
  things: ThingCount[];
  unit: Named;
}

export interface Arrivals {
  day: string;
  rows: ArrivalRow[];
}

export interface ArrivalsAsked {
  day?: string | null;
}

export interface AssignEssay {
  /** Accounts, at most two. */
  graders: string[];
  /** Who settles, if not one of them. */
  lead?: string | null;
}

export interface CellChoice {
  id: string;
  name: string;
}

export interface CellCounts {
  /** `None` while nothing has arrived from the cell; it must never be read as 0. */
  counts: RegisterCounts | null;
  unit: Named;
}

export type CellState = "silent" | "provisional" | "final";

export interface ChangedInspection {
  /** That of the line which was changed. */
  revision: number;
  words: InspectionWords;
}

export interface ChangedJointSession {
  /** That of the session which was changed, so that nobody overwrites what somebody else has just written. */
  revision: number;
  words: JointSessionWords;
}

export interface CheckedFigure {
  /** As the book stood then; `None` if that can't be counted here. */
  at_print: number | null;
  id: string;
  label: string;
  now: number | null;
  printed: number;
}

export interface ClockState {
  /** Nobody has confirmed what it shows. */
  doubtful: boolean;
  goes_by: string;
  shown: string;
}

export interface Compared {
  /** The words that were shown when the officer compared them. */
  four_words: string[];
}

/** Whose member the guest is. */
export interface Confirmation {
  home: string;
  member: string;
  /** Our round, where the session's own round follows none of ours. */
  round?: string | null;
}

/** Whom to ring, as the console is told it. */
export interface ContactPerson {
  person: string;
  phone: string;
}

export interface Coverage {
  cells: number;
  final: number;
  /** Cells from which word is overdue, whether or not they have sent something. */
  overdue: number;
  provisional: number;
  sent: number;
  silent: number;
}

export interface Credentials {
  /** A code of the authenticator, or a recovery code; required once the passphrase was right. */
  code?: string | null;
  name: string;
  passphrase: string;
}

export interface DescribedField {
  label: Label;
  /** The field's column. */
  name: string;
  sealed: boolean;
  /** `None`: cleared, sealed by the cell, or only a digest arrived. */
  value: string | null;
}

export interface Device {
  enrolled_at: string | null;
  id: string;
  last_seen_at: string | null;
  name: string;
  person: string;
  state: LaptopState;
  unit: Named;
}

export interface DeviceName {
  name: string;
  /** Who asked for it to be admitted. */
  person: string;
  state: LaptopState;
}

export interface DocumentCell {
  /** When the first laptop of the cell said that it has it. `None`: it is not known to be there. */
  reached_at: string | null;
  unit: string;
  unit_name: string;
}

export interface DocumentDetail {
  date: string;
  id: string;
  issuer: string;
  label: string;
  name: string;
  number: string;
  summary: string;
}

export interface DocumentLine {
  /** One for each cell that it was addressed to, by name. */
  cells: DocumentCell[];
  id: string;
  issued_at: string;
  issued_by: string;
  issuer: string;
  label: string;
  /** The number of cells that have it, of those that it was addressed to. */
  reached: number;
  summary: string;
  /** When it was withdrawn; `None` while it is in force. */
  withdrawn_at: string | null;
}

export interface DocumentWithdrawal {
  /** False: the document is in force again. */
  withdrawn: boolean;
}

export interface Documents {
  documents: DocumentLine[];
}

/** What was asked is done. */
export type Done = Record<string, never>;

export interface Enrolments {
  devices: Device[];
  waiting: Waiting[];
}

export interface EssayGraderLine {
  given: boolean;
  name: string;
  person: string;
}

/** One line of a cell's list. */
export interface EssayLine {
  form: string;
  handed_in_on: string;
  id: string;
  /** `None`: handed in under a key that this grader does not hold. */
  name: string | null;
  pages: number;
}

export interface EssayLines {
  /** The time of the entry in the log that the cell reads. `None`: no name could be opened, and nothing is logged. */
  logged_at: string | null;
  rows: EssayLine[];
}

/** The stored word of an essay rule. */
export type EssayOwers = "nobody" | "all_members" | "official_members" | "named";

export interface EssayPage {
  id: string;
  /** "image/jpeg" or "application/pdf". */
  media: string;
  /** All pieces are here, and the page was handed in under a key that this grader holds. */
  opens: boolean;
  /** The rotation in clockwise quarter turns. */
  turn: number;
}

/** An essay with the cell and the round that it belongs to. */
export interface EssayRead {
  count: number;
  form: string;
  handed_in_on: string;
  id: string;
  /** The time of the entry in the log that the cell reads. */
  logged_at: string;
  name: string | null;
  next: string | null;
  number: number;
  pages: EssayPage[];
  previous: string | null;
  /** Latest first; several if they are concurrent. */
  texts: EssayText[];
  /** Of the round. */
  title: string;
  unit: Named;
}

export interface EssayText {
  /** The answers to the questions of the round, in place of the three parts. */
  answers: string[];
  /** When it was written, by the clock of the laptop. */
  at: string;
  awareness: string;
  proposals: string;
  self_review: string;
}

export interface EssaysOfCell {
  essays: number;
  /** The latest day on which an essay was handed in; empty if there is none. */
  last_on: string;
  unit: UnitName;
}

/** The essays of a round by cell: only how many, and no comparison of their quality. */
export interface EssaysOfRound {
  cells: number;
  essays: number;
  /** Whether the round asks for essays. */
  hand_in: boolean;
  id: string;
  rows: EssaysOfCell[];
  title: string;
  /** The number of cells that have handed something in. */
  with: number;
}

/** Names one figure of [`super::Totals`]. */
export type Figure = "due" | "present" | "with_reason" | "without" | "unmarked" | "made_up" | "studied" | "make_up_owed" | "exempt_present" | "exempt" | "counted_elsewhere" | "sessions" | "sessions_by_superior" | "sessions_by_secretary" | "sessions_by_committee_member" | "sessions_by_cell" | "turns" | "points" | "sessions_unconfirmed" | "sessions_ahead" | "non_members_invited" | "non_members_attended" | "essays_due" | "essays_received" | "essays_exempt" | "essays_owed" | "grade_good" | "grade_fair" | "grade_average" | "grade_failed" | "essays_not_graded";

export interface FigureRow {
  adds: number;
  detail: string;
  id: string;
  label: string;
}

export interface FigureRows {
  figure: Figure;
  /** Rows to subtract, where the server can't read whose an essay is. */
  less: FigureRow[];
  /** The time of the entry in the log that the cell reads. `None`: the rows are of nobody, and nothing is logged. */
  logged_at: string | null;
  rows: FigureRow[];
}

/** One answer in words. */
export interface FormAnswer {
  answer: string;
  label: string;
  name: string;
}

/** Where a cell stands with a form. */
export type FormCellState = "silent" | "taken_back" | "sent" | "outdated" | "mismatched";

/** Fields that are left out stay as they are. */
export interface FormChange {
  deadline?: string | null;
  title?: string | null;
}

/** What a workbook would ask. */
export interface FormChecked {
  items: FormItem[];
  problems: Problem[];
  /** The title that the workbook states; may be empty. */
  title: string;
  /** Whether it can be issued as it is. */
  usable: boolean;
}

export interface FormChoice {
  label: string;
  name: string;
}

export interface FormChoiceTotal {
  label: string;
  name: string;
  /** The cells that chose it; their number is the count. */
  units: string[];
}

export interface FormCoverage {
  cells: number;
  /** Those that have not, after the deadline. */
  overdue: number;
  /** Those that answered the current version. */
  sent: number;
}

export interface FormDetail {
  addressed: Addressed;
  deadline: string;
  id: string;
  issued_at: string;
  issued_by: string;
  /** The questions of the current version, as the cells see them. */
  items: FormItem[];
  round: string | null;
  title: string;
  /** Latest first. */
  versions: FormVersion[];
  withdrawn: WithdrawnForm | null;
}

export interface FormGiven {
  answer: string;
  unit: string;
}

export interface FormItem {
  choices: FormChoice[];
  /** It is shown only under a condition. */
  conditional: boolean;
  hint: string;
  kind: FormItemKind;
  label: string;
  name: string;
  /** An answer has to be given, always or under a condition. */
  required: boolean;
  /** The name of the group that it is directly in. */
  within: string | null;
}

export type FormItemKind = "group" | "note" | "text" | "integer" | "decimal" | "date" | "select_one" | "select_multiple";

/** Cells that sent something which is not added up. */
export interface FormLeftOut {
  /** What they sent does not hold against the form. */
  mismatched: Named[];
  /** They answered an earlier version. */
  outdated: Named[];
  taken_back: Named[];
}

export interface FormLine {
  cells: number;
  deadline: string;
  id: string;
  issued_at: string;
  /** Those that have not, after the deadline. */
  overdue: number;
  /** Those that answered the current version. */
  sent: number;
  title: string;
  version: number;
  withdrawn: boolean;
}

export interface FormOfCell {
  /** Latest first. The first is what stands now, unless it was taken back. */
  sent: FormSent[];
  state: FormCellState;
  /** Why the cell took its answers back. */
  taken_back: string;
  title: string;
  unit: Named;
}

export interface FormQuestionTotal {
  choices: FormChoiceTotal[];
  /** Who answered what. */
  given: FormGiven[];
  kind: FormItemKind;
  label: string;
  name: string;
  /** Of numbers: their exact sum, with a decimal comma. */
  sum: string | null;
}

export interface FormRow {
  /** Whether the form was addressed to the cell; one that was added later may still answer. */
  addressed: boolean;
  /** When a laptop of the cell last connected, or its last package arrived. */
  last_word_at: string | null;
  /** It was not sent, and the deadline is over. */
  overdue: boolean;
  /** When the first laptop of the cell said that it has the form. `None`: it is not known to be there. */
  reached_at: string | null;
  /** By the clock of the cell. */
  sent_at: string | null;
  /** It was sent after the deadline. */
  sent_late: boolean;
  state: FormCellState;
  /** Why the cell took its answers back. */
  taken_back: string;
  unit: UnitName;
  /** The number of the version that was answered. */
  version: number | null;
}

/** What was sent at one time. */
export interface FormSent {
  answers: FormAnswer[];
  /** By the clock of the cell. */
  at: string;
  /** What does not hold against the version that was answered. Not empty: it is counted in nothing. */
  problems: FormSentProblem[];
  /** `None` for a version that this committee did not issue. */
  version: number | null;
}

export interface FormSentProblem {
  english: string;
  name: string;
  vietnamese: string;
}

/** The cells of a workbook, to be looked at before anything is issued. */
export interface FormSource {
  source: Source;
}

export interface FormTable {
  as_of: string;
  coverage: FormCoverage;
  form: FormDetail;
  rows: FormRow[];
}

export interface FormTotals {
  /** The cells whose answers are added up. */
  counted: Named[];
  left_out: FormLeftOut;
  questions: FormQuestionTotal[];
}

export interface FormVersion {
  issued_at: string;
  issued_by: string;
  number: number;
}

export interface FormerUnit {
  /** The first day on which it no longer existed; empty if it was removed. */
  closed_on: string;
  parent: Named | null;
  standing: UnitStanding;
  unit: Named;
}

export interface Forms {
  forms: FormLine[];
}

export interface GiveEssayGrade {
  /** That of the page on which the essay was read. */
  content: string;
  given: GradeWithRemark;
  /** The remark holds the author's name, and a person has said that it may. */
  names_author?: boolean;
}

export interface GiveKey {
  name: string;
}

export interface GivenEssayGrade {
  at: string;
  by: string;
  /** The cell has changed the essay since. */
  changed: boolean;
  /** Absent: sealed to a key that the person who asks does not hold. */
  grade: Grade | null;
  remark: string;
}

/** The essay's grade: never a member's yearly rating. */
export type Grade = "good" | "fair" | "average" | "failed";

export interface GradeWithRemark {
  grade: Grade;
  remark?: string;
}

/** A grader: the account, and the person who holds it. */
export interface GraderName {
  name: string;
  person: string;
}

export interface GraderWaiting {
  /** The account, by which the key is given. */
  name: string;
  /** The account with the person who holds it. */
  person: string;
}

export interface Graders {
  holders: HolderLine[];
  /** The person who asks holds the key. */
  mine: boolean;
  /** Those who may grade and were not given the key yet. */
  waiting: GraderWaiting[];
}

export interface GradingKey {
  /** Somebody holds the key; otherwise nobody can read what is handed in. */
  held: boolean;
  /** A key was announced, so essays can be requested. */
  stated: boolean;
}

export interface GradingLine {
  /** The cell changed text or pages after it was settled on. */
  changed: boolean;
  essay: string;
  form: string;
  graders: EssayGraderLine[];
  /** Empty: the cell has taken it back. */
  handed_in_on: string;
  lead: GraderName | null;
  /** Given to the person who asks. */
  mine: boolean;
  /** When what is at the cell was sent. */
  sent_at: string | null;
  state: GradingState;
  unit: UnitName;
}

export interface GradingOfEssay {
  /** What every grader gave; absent until all have, and to those who do not settle. */
  all: GivenEssayGrade[] | null;
  /** Those who may be given it. */
  choices: GraderName[];
  /** Names what the essay says now; it goes back with a grade. */
  content: string;
  differs: boolean;
  graders: GraderName[];
  lead: GraderName | null;
  may_give: boolean;
  may_settle: boolean;
  may_take_back: boolean;
  /** What the person who asks gave. */
  own: GivenEssayGrade | null;
  /** What was sent home, latest first. */
  sent: SentEssayGrade[];
  settled: GivenEssayGrade | null;
  /** It is settled on as it is given, because nobody else grades it. */
  settles_by_giving: boolean;
  state: GradingState;
}

export interface GradingOfRound {
  /** Those who may be given essays. */
  graders: GraderName[];
  id: string;
  rows: GradingLine[];
  title: string;
}

/** How far the grading of an essay has come. */
export type GradingState = "settled" | "sent" | "not_shared" | "grading" | "to_settle" | "to_send_again" | "taken_back";

export interface GuestAsked {
  /** Show every member of this cell. */
  home?: string | null;
}

export interface GuestCandidate {
  born: number | null;
  /** A make-up of this part was confirmed for this member before. */
  confirmed_before: boolean;
  /** The cell has opened a round of its own that carries ours out. If not, a confirmation waits there until it has. */
  has_round: boolean;
  /** Left that cell, by its book. */
  left: boolean;
  member: string;
  name: string;
  same_name: boolean;
  same_unit: boolean;
  same_year: boolean;
  unit: string;
  unit_name: string;
}

/** A guest without the name. */
export interface GuestLine {
  /** The day of the session, as shown. */
  date: string;
  decided_at: string | null;
  /** Confirmed, and the cell that held the session has deleted the guest or the session since. */
  deleted: boolean;
  guest: string;
  /** The member's own cell, once it was confirmed. */
  home: string;
  /** The guest's own cell, as the guest says. */
  home_said: string;
  officer: string;
  part: number;
  place: string;
  reason: string;
  /** Our round that the session carries out. `None`: the cell's round follows none of ours. */
  round: string | null;
  round_title: string;
  state: GuestState;
  /** The cell that held the session. */
  unit: string;
  unit_name: string;
}

/** Why a guest is refused, or a confirmation taken back. */
export interface GuestReason {
  reason: string;
}

export type GuestState = "waiting" | "refused" | "confirmed" | "matched" | "withdrawn";

export interface Guests {
  guests: GuestLine[];
}

export interface HolderLine {
  given_at: string;
  given_by: string;
  /** The account, and the person who holds it. */
  name: string;
  person: string;
}

export type InspectionKind = "inspection" | "supervision";

export interface InspectionLine {
  changed_at: string;
  changed_by: string;
  id: string;
  /** The day by which the next thing has to be done is over. */
  late: boolean;
  /** To be sent with a change, so that nobody overwrites what somebody else has just written. */
  revision: number;
  /** When the conclusion was sent to the cell. `None`: it was not, or it was taken back. */
  sent_at: string | null;
  sent_by: string;
  /** What was sent differs from what is recorded now. */
  sent_differs: boolean;
  state: InspectionState;
  unit: string;
  unit_name: string;
  words: InspectionWords;
}

/** A step that is done, and the paper it left. */
export interface InspectionPaper {
  date: string;
  paper: string;
  step: InspectionStep;
}

/** How far an inspection has come. */
export type InspectionState = "begun" | "planned" | "done" | "removed" | "to_put_right";

/** The steps of an inspection or supervision, each of which leaves a paper (KT1–KT12, GS1–GS12). */
export type InspectionStep = "decided" | "detailed" | "outlined" | "opened" | "self_reported" | "met" | "verified" | "reported" | "minuted" | "concluded" | "delivered" | "indexed";

/** What is recorded of one inspection. Days are ISO, or empty. */
export interface InspectionWords {
  begun: string;
  concluded: string;
  demands: string;
  /** Criticism. */
  faults: string;
  how: string;
  kind: InspectionKind;
  /** Praise. */
  merits: string;
  /** To be done by, according to the programme. */
  planned: string;
  put_right: string;
  right_by: string;
  /** The round after which it takes place. */
  round: string | null;
  steps: InspectionPaper[];
  /** What about. */
  what: string;
  working_group: string;
  /** The yearly programme that it belongs to. */
  year: number;
}

export interface Inspections {
  inspections: InspectionLine[];
}

export interface Invite {
  code: string;
  expires_at: string;
  file: string;
  file_name: string;
  /** The printable sheet, as a page of its own. */
  sheet_html: string;
  url: string;
}

export interface JointRow {
  confirmed: boolean;
  /** The day on which the cell says that it was held. */
  date: string;
  due: number;
  present: number;
  unit: string;
  unit_name: string;
  unmarked: number;
}

/** A joint session. Its figures are sums over its rows. */
export interface JointSession {
  /** The cells to which the round was addressed. */
  addressed: number;
  due: number;
  id: string;
  present: number;
  /** To be sent with a change. */
  revision: number;
  /** One for each session of a cell that refers to it, by the name of the cell. */
  rows: JointRow[];
  /** Why it was called off; empty if it was not. */
  withdrawn: string;
  words: JointSessionWords;
}

/** A joint session as an officer enters it, and as it stands. */
export interface JointSessionWords {
  agenda: string;
  date: string;
  form: SessionForm;
  /** From 1; sessions of one part are parallel classes. */
  part: number;
  place: string;
  /** Connection points; the first is the main one. */
  points: string[];
  speaker: string;
  /** Empty: not decided yet. */
  time: string;
}

export interface JointSessions {
  sessions: JointSession[];
}

export interface JointWithdrawal {
  /** Needed to call a session off; every cell reads it. */
  reason?: string;
  /** False: the session is held after all. */
  withdrawn: boolean;
}

/** A name in Vietnamese and English. */
export interface Label {
  english: string;
  vietnamese: string;
}

export type LaptopState = "waiting" | "active" | "refused" | "revoked";

export interface MaterialLine {
  /** Bytes of the sealed file, which is 16 larger than the file. */
  bytes: number;
  /** One for each cell that it was addressed to, by name. */
  cells: DocumentCell[];
  id: string;
  name: string;
  /** The number of cells that know of it, of those that it was addressed to. */
  reached: number;
  sent_at: string;
  withdrawn: boolean;
}

export interface MaterialName {
  /** The name of the file. */
  name: string;
}

export interface MaterialWithdrawal {
  /** False: the file is sent again. */
  withdrawn: boolean;
}

export interface Materials {
  materials: MaterialLine[];
}

export interface Me {
  committee: Named;
  /** May read essays that were handed in. */
  grades: boolean;
  /** The name of the account. */
  name: string;
  /** The name of the person; empty if nobody entered it. */
  person: string;
  role: Role;
  second_factor: SecondFactor;
}

export interface MissingChangesHere {
  changes: number;
  /** Empty if the laptop is not known. */
  laptop: string;
}

export interface MyName {
  person: string;
}

export interface Named {
  id: string;
  name: string;
}

export interface NamesLog {
  rows: NamesOpened[];
}

export interface NamesOpened {
  at: string;
  /** The essay that was opened, if it was one. */
  essay: string | null;
  figure: string;
  officer: string;
  /** `None`: it concerned no round. */
  round: string | null;
  unit: Named;
}

export interface NewDocument {
  date?: string;
  /** Of a document that the round has already, when it is corrected. */
  id?: string | null;
  issuer?: string;
  name?: string;
  number?: string;
  summary?: string;
}

export interface NewDocuments {
  addressed: Addressed;
  documents: NewDocument[];
}

export interface NewForm {
  addressed: Addressed;
  /** Empty: there is no deadline. */
  deadline?: string;
  /** The round that it belongs to. */
  round?: string | null;
  source: Source;
  title: string;
}

export interface NewFormVersion {
  /** The number of the version that was looked at, so that nobody overtakes another officer. */
  after: number;
  source: Source;
}

export interface NewInspection {
  unit: string;
  words: InspectionWords;
}

export interface NewReturn {
  /** The field's column; empty: the whole record. */
  field?: string;
  /** "round", "form_answer", or a register. */
  kind: string;
  /** A figure of the round, a question of the form, or empty. */
  part?: string;
  /** The row, our round, or our form. */
  record: string;
  unit: string;
  words: ReturnWords;
}

/** A round as an officer enters it. */
export interface NewRound {
  addressed: Addressed;
  /** Empty: there is no deadline. */
  deadline?: string;
  documents: NewDocument[];
  essay_owers?: EssayOwers;
  /** Câu 1, 2, 3… of the essay, in place of its three parts; empty for the three parts. */
  essay_questions?: string[];
  from?: string;
  guiding_questions?: string;
  /** The essays themselves are to be handed in. */
  hand_in?: boolean;
  title: string;
  to?: string;
}

export interface NewStanding {
  /** The first day on which a closed unit no longer exists; today if it is left out. */
  on?: string | null;
  /** Why a unit is closed or removed. */
  reason?: string;
  standing: UnitStanding;
}

/** A unit to be added below another. */
export interface NewUnit {
  contact_person?: string;
  contact_phone?: string;
  expected_contact?: string;
  level?: string;
  name: string;
  parent: string;
}

/** Who has to act next. */
export type NextToAct = "cell" | "superior" | "nobody";

export interface OpenInvite {
  expires_at: string;
  id: string;
  made_at: string;
  made_by: string;
  unit: Named;
}

export interface OpenInvites {
  rows: OpenInvite[];
}

export interface OpenedGuest {
  born: number | null;
  candidates: GuestCandidate[];
  /** The other cells, to look through where nobody bears the name. */
  cells: CellChoice[];
  line: GuestLine;
  logged_at: string;
  /** The member whom it was confirmed to be. */
  member: string | null;
  name: string;
  /** Our rounds, to choose from where the session's round follows none of them. */
  rounds: RoundChoice[];
}

export interface OpenedReturn {
  /** Everything that the cell answered, as its laptops recorded it, the first one first. */
  answers: AnswerGiven[];
  /** The first one first. */
  comments: ReturnComment[];
  line: ReturnLine;
}

/** Why word from a cell is overdue. */
export type Overdue = "deadline" | "contact";

/** A package in plain words. */
export interface PackageRow {
  changes: number;
  device: string;
  id: string;
  made_at: string;
  person: string;
  receipt_code: string;
  revoked: boolean;
  set_aside: number;
  taken_at: string;
  taken_by: string;
  things: ThingCount[];
  unit: Named;
}

/** A package in plain words. */
export interface PackageTaken {
  /** When it was taken in before; then it contained nothing new. */
  before: string | null;
  changes: number;
  device: string;
  id: string;
  made_at: string;
  person: string;
  pieces: number;
  receipt_code: string;
  revoked: boolean;
  set_aside: number;
  taken_at: string;
  taken_by: string;
  things: ThingCount[];
  unit: Named;
}

export interface Packages {
  rows: PackageRow[];
}

export type PaperAgreement = "agrees" | "differs" | "not_counted" | "unsure" | "incomplete" | "altered";

export interface PaperChecked {
  about: string;
  agreement: PaperAgreement;
  as_of: string;
  /** The cell's register says another number or day today than was printed. */
  corrected: boolean;
  counted_at: string;
  /** Those that are not 0 everywhere. */
  figures: CheckedFigure[];
  /** The row in the cell's register of papers issued. */
  id: string;
  in_bin: boolean;
  missing: MissingChangesHere[];
  /** Our round that the paper reports on, if it carries one out that stands. */
  round: string | null;
  symbol: string;
  /** "Báo cáo số 05 ngày 03/05/2026" */
  title: string;
  unit: Named;
  /** The day on which the cell withdrew it. */
  withdrawn: string | null;
}

export interface PassphraseChange {
  new: string;
  old: string;
}

/** Something that the person who made the workbook should look at. */
export interface Problem {
  code: ProblemCode;
  /** The heading as it is written in the sheet; empty if the problem concerns the whole row. */
  column: string;
  english: string;
  /** As the spreadsheet numbers it; 0 if the problem concerns the whole sheet. */
  line: number;
  severity: Severity;
  sheet: SheetName;
  /** A sentence that says what to do. It begins with the place in the sheet: “Dòng 12, cột “type”: …”, or “Cả mẫu: …”. */
  vietnamese: string;
}

export type ProblemCode = "no_column" | "no_type" | "unknown_type" | "no_question" | "no_name" | "bad_name" | "repeated_name" | "no_label" | "not_closed" | "not_opened" | "empty_group" | "no_list" | "unknown_list" | "bad_choice" | "repeated_choice" | "bad_expression" | "unknown_reference" | "division_by_zero" | "bad_language" | "too_much" | "more_problems" | "repeated_column" | "unknown_column" | "ignored_column" | "unsupported_column" | "unsupported_type" | "untranslated_label" | "unused_list" | "reference_in_text" | "circle" | "bad_letters";

export interface ProposedFactor {
  /** For the phone on which the page itself is open. */
  address: string;
  /** For a camera; the page makes a `data:image/svg+xml` URL of it. */
  qr_svg: string;
  /** For typing. */
  secret: string;
}

export interface Reason {
  reason: string;
}

export interface RecoveryCodes {
  /** Shown once. */
  recovery_codes: string[];
}

/** The body of the answer. */
export interface Refusal {
  code: string;
  field: string | null;
  message: string;
}

/** The counts of a cell's rows. */
export interface RegisterCounts {
  rows: number;
  /** By field. */
  sums: Record<string, number>;
}

export interface RegisterPeriod {
  from?: string | null;
  until?: string | null;
}

export interface RegisterRows {
  rows: ShownRow[];
}

export interface RegisterTable {
  cells: CellCounts[];
  /** Sums over the cells that have sent a book. */
  rows: number;
  sums: Record<string, number>;
}

export interface RemovedInspection {
  /** False: it is taken back. */
  removed: boolean;
}

export interface ReturnAccepted {
  /** The number of the latest comment that the page showed, and what it showed of the cell. */
  number: number;
  seen: string;
}

export interface ReturnAgain {
  /** That of the comment before. */
  number: number;
  words: ReturnWords;
}

/** Something that can be chosen to be returned, as it is shown now. */
export interface ReturnChoice {
  /** Empty: the whole record. */
  field: string;
  /** What a field is called. */
  name: Label | null;
  /** The name of a figure or of a question, or empty. */
  part: string;
  /** What a question of a form is called; empty for anything else. */
  question: string;
  shown: string;
}

export interface ReturnComment {
  at: string;
  by: string;
  by_day: string;
  comment: string;
  number: number;
  old: string;
}

export interface ReturnLine {
  /** The cell's sentence; empty if it gave none to the latest comment. */
  answer: string;
  answered_at: string | null;
  by_day: string;
  changed: boolean;
  comment: string;
  decided_by: string;
  /** The field's column; empty: the whole record. */
  field: string;
  field_name: Label | null;
  id: string;
  /** "round", or a register. */
  kind: string;
  kind_name: Label | null;
  /** The cell acts next, and the day is over. */
  late: boolean;
  /** The cell's book here has no such record. */
  missing: boolean;
  next: NextToAct;
  /** To be sent with what is decided, so that nobody decides about what somebody else has just returned again. */
  number: number;
  /** What the officer saw who returned it. */
  old: string;
  opened_at: string;
  opened_by: string;
  /** A figure of the round, a question of a form, or empty. */
  part: string;
  present: string;
  /** What the question is called; empty for anything else. */
  question: string;
  /** Why it was withdrawn. */
  reason: string;
  /** When a laptop of the cell first said that it has what was told last. `None`: none has said so yet. */
  received_at: string | null;
  /** In the cell's book. */
  record: string;
  returned_at: string;
  returned_by: string;
  /** Our round, if figures of it were returned. */
  round: string | null;
  round_title: string;
  since: string;
  state: ReturnState;
  unit: string;
  unit_name: string;
}

/** How far a return has come. */
export type ReturnState = "returned" | "mended" | "answered" | "binned" | "accepted" | "withdrawn";

export interface ReturnWithdrawn {
  number: number;
  /** The cell reads it. */
  reason: string;
}

/** What an officer says about it. */
export interface ReturnWords {
  /** The day by which it is to be mended or answered, or empty. */
  by_day?: string;
  comment: string;
  /** What the page showed, so that nobody returns what has changed meanwhile. */
  seen: string;
}

export interface Returnable {
  /** The whole record comes first. */
  choices: ReturnChoice[];
  /** "round", "form_answer", or a register. */
  kind: string;
  name: Label;
}

export interface ReturnsAsked {
  /** Only those of this cell. */
  unit?: string | null;
}

export interface ReturnsList {
  returns: ReturnLine[];
}

export type Role = "officer" | "grader" | "admin";

/** Fields that are left out stay as they are. Whom a round is addressed to can't be changed. */
export interface RoundChange {
  deadline?: string | null;
  documents?: NewDocument[] | null;
  essay_owers?: EssayOwers | null;
  essay_questions?: string[] | null;
  from?: string | null;
  guiding_questions?: string | null;
  hand_in?: boolean | null;
  title?: string | null;
  to?: string | null;
}

export interface RoundChoice {
  id: string;
  title: string;
}

export interface RoundDetail {
  addressed: Addressed;
  deadline: string;
  documents: DocumentDetail[];
  essay_owers: EssayOwers;
  /** Câu 1, 2, 3… of the essay; empty for its three parts. */
  essay_questions: string[];
  from: string;
  guiding_questions: string;
  /** The essays themselves are to be handed in. */
  hand_in: boolean;
  id: string;
  issued_at: string;
  issued_by: string;
  title: string;
  to: string;
  withdrawn: WithdrawnRound | null;
}

export interface RoundHead {
  deadline: string;
  id: string;
  title: string;
  withdrawn: WithdrawnRound | null;
}

export interface RoundLine {
  cells: number;
  deadline: string;
  documents: string[];
  final: number;
  /** The essays themselves are to be handed in. */
  hand_in: boolean;
  id: string;
  issued_at: string;
  /** Cells from which word is overdue, whether or not they have sent something. */
  overdue: number;
  provisional: number;
  sent: number;
  silent: number;
  title: string;
  withdrawn: boolean;
}

export interface RoundTable {
  as_of: string;
  coverage: Coverage;
  round: RoundHead;
  rows: TableRow[];
  /** `None` if nobody has sent anything: missing figures are not zero. */
  totals: Totals | null;
}

export interface Rounds {
  rounds: RoundLine[];
}

/** One record of a change. */
export interface Said {
  fields: DescribedField[];
  /** The kind's table: "member", "roll_call"… */
  kind: string;
  /** What people call the record; empty if unknown. */
  label: string;
  name: Label;
}

export type SecondFactor = "off" | "on" | "needed";

export interface SecondFactorBegin {
  /** Asked again if an authenticator is already in use, so that a person at somebody's open page can't take over. */
  passphrase?: string;
}

export interface SecondFactorCode {
  code: string;
}

export interface SendGrades {
  /** Absent: every cell of the round. */
  unit?: string | null;
}

export interface SentConclusion {
  /** Needed to take it back; the cell reads it. */
  reason?: string;
  /** False: it is taken back. */
  sent: boolean;
}

export interface SentEssayGrade {
  at: string;
  by: string;
  grade: Grade | null;
  reason: string;
  remark: string;
  taken_back_at: string | null;
  taken_back_by: string;
}

export interface SentGrades {
  grading: GradingOfRound;
  sent: number;
  /** Essays whose settled grade this grader's keys do not open. */
  unreadable: number;
  /** Cells to which no remark can be sealed yet: their laptops have to hand in once more with a newer program. */
  without_key: string[];
}

export type SessionForm = "in_person" | "online" | "hybrid" | "self_study" | "in_cell_meeting" | "specialised";

export interface SetAside {
  rows: SetAsideRow[];
  waiting: number;
}

export interface SetAsideAnswer {
  answer: Answer;
  verdicts: string[];
}

export interface SetAsideRow {
  answer: Answer;
  /** When it was written, by the clock of the laptop. */
  at: string;
  can_be_taken: boolean;
  device: string;
  reason: string;
  /** The number of records of each kind, without names. */
  things: SetAsideThing[];
  unit: Named;
  verdict: string;
}

export interface SetAsideSaid {
  /** The time of the entry in the log that the cell reads. */
  logged_at: string;
  said: Said[];
}

export interface SetAsideThing {
  count: number;
  kind: string;
  name: Label;
}

export type Severity = "refused" | "ignored";

export interface ShareEssays {
  /** How many grade each essay: one or two. */
  each: number;
  /** Accounts. */
  graders: string[];
}

export type SheetName = "settings" | "survey" | "choices";

/** One row in words. */
export interface ShownRow {
  id: string;
  shown: Record<string, string>;
}

/** The three sheets of a form. The sheet `choices` or `settings` of a workbook that has none is empty. */
export interface Source {
  choices?: SourceTable;
  settings?: SourceTable;
  survey: SourceTable;
}

/** A row: the texts that a person sees in its cells (`12` and not `12.0`, dates as `2026-03-12`), under the heading at the same place. Cells that are missing at the end are empty. */
export interface SourceRow {
  cells: string[];
  /** As the spreadsheet numbers it; the headings are on line 1. */
  line: number;
}

/** A sheet: its first row, and the filled rows below it in the order of their lines. */
export interface SourceTable {
  headings: string[];
  rows: SourceRow[];
}

export interface TableRow {
  /** Whether the round was addressed to the cell; one that was added later may still carry it out. */
  addressed: boolean;
  /** The first day on which the cell no longer existed; empty while it exists. */
  closed_on: string;
  contact: ContactPerson;
  device: DeviceName | null;
  due: number | null;
  essays_due: number | null;
  essays_not_graded: number | null;
  essays_received: number | null;
  expected_contact: string;
  finalised_at: string | null;
  grade_average: number | null;
  grade_failed: number | null;
  grade_fair: number | null;
  /** Essays by grade. Which essay has which is known to the cell alone. */
  grade_good: number | null;
  last_receipt_at: string | null;
  /** When a laptop of the cell last connected, or its last package arrived. */
  last_word_at: string | null;
  /** Changes after closing that the cell has not accepted. */
  late: number;
  made_up: number | null;
  make_up_owed: number | null;
  overdue: Overdue | null;
  /** The connection points of the cell's sessions, each once. */
  points: number | null;
  present: number | null;
  /** When the first laptop of the cell said that it has the round. `None`: it is not known to be there. */
  reached_at: string | null;
  sessions: number | null;
  sessions_by_cell: number | null;
  sessions_by_committee_member: number | null;
  sessions_by_secretary: number | null;
  sessions_by_superior: number | null;
  state: CellState;
  studied: number | null;
  studied_share: number | null;
  /** Attendances of members over all sessions held, never added to people. */
  turns: number | null;
  unit: UnitName;
  /** Due, and not marked in any part yet. */
  unmarked: number | null;
}

export interface TakeGradeBack {
  /** The cell reads it. */
  reason: string;
}

/** The number of records of one sort, as people call them. */
export interface ThingCount {
  count: number;
  thing: string;
}

/** Sums over the cells that have sent. Shares are in basis points. */
export interface Totals {
  due: number;
  essays_due: number;
  essays_exempt: number;
  essays_not_graded: number;
  essays_owed: number;
  essays_received: number;
  essays_share: number | null;
  exempt_present: number;
  grade_average: number;
  grade_failed: number;
  grade_fair: number;
  grade_good: number;
  made_up: number;
  make_up_owed: number;
  non_members_attended: number;
  non_members_invited: number;
  points: number;
  present: number;
  present_share: number | null;
  sessions: number;
  sessions_by_cell: number;
  sessions_by_committee_member: number;
  sessions_by_secretary: number;
  sessions_by_superior: number;
  studied: number;
  studied_share: number | null;
  turns: number;
  unmarked: number;
  with_reason: number;
  without: number;
}

export interface Unit {
  /** The number of cells below it. */
  cells: number;
  code: string | null;
  contact: ContactPerson;
  /** A laptop of the unit may exchange. */
  enrolled: boolean;
  expected_contact: string;
  id: string;
  level: string;
  name: string;
  parent: string | null;
  /** Nothing was ever sent from it, so that it can be removed. */
  removable: boolean;
}

/** Fields that are left out stay as they are. */
export interface UnitChange {
  contact_person?: string | null;
  contact_phone?: string | null;
  expected_contact?: string | null;
  level?: string | null;
  name?: string | null;
  parent?: string | null;
}

export interface UnitName {
  id: string;
  name: string;
  parent_name: string;
}

export type UnitStanding = "open" | "closed" | "removed";

export interface Units {
  /** Units that are closed, or were removed. */
  former: FormerUnit[];
  on: string;
  units: Unit[];
}

export interface UnitsOn {
  on?: string | null;
}

export interface Waiting {
  asked_at: string;
  /** The names of the cell and its superior in the laptop's own book. */
  cell_name: string;
  device_name: string;
  /** `None` until the laptop has revealed its number. */
  four_words: string[] | null;
  id: string;
  /** Whether that name differs from the unit's name here. */
  other_name: boolean;
  person: string;
  superior_name: string;
  unit: Named;
}

export interface WaitingCount {
  waiting: number;
}

export interface Withdrawal {
  /** Needed to withdraw a round; every cell reads it. */
  reason?: string;
  /** False: the round is in force again. */
  withdrawn: boolean;
}

/** That the committee withdrew the form, and why. */
export interface WithdrawnForm {
  at: string;
  by: string;
  reason: string;
}

/** That the committee withdrew the round, and why. */
export interface WithdrawnRound {
  at: string;
  by: string;
  reason: string;
}

export const Named: v.GenericSchema<unknown, Named> = v.object({
  id: v.string(),
  name: v.string(),
});

export const Role: v.GenericSchema<unknown, Role> = v.picklist(["officer", "grader", "admin"]);

export const SecondFactor: v.GenericSchema<unknown, SecondFactor> = v.picklist(["off", "on", "needed"]);

export const Me: v.GenericSchema<unknown, Me> = v.object({
  committee: Named,
  grades: v.boolean(),
  name: v.string(),
  person: v.string(),
  role: Role,
  second_factor: SecondFactor,
});

export const Done: v.GenericSchema<unknown, Done> = v.object({});

export const ProposedFactor: v.GenericSchema<unknown, ProposedFactor> = v.object({
  address: v.string(),
  qr_svg: v.string(),
  secret: v.string(),
});

export const RecoveryCodes: v.GenericSchema<unknown, RecoveryCodes> = v.object({
  recovery_codes: v.array(v.string()),
});

export const ClockState: v.GenericSchema<unknown, ClockState> = v.object({
  doubtful: v.boolean(),
  goes_by: v.string(),
  shown: v.string(),
});

export const UnitStanding: v.GenericSchema<unknown, UnitStanding> = v.picklist(["open", "closed", "removed"]);

export const FormerUnit: v.GenericSchema<unknown, FormerUnit> = v.object({
  closed_on: v.string(),
  parent: v.nullable(Named),
  standing: UnitStanding,
  unit: Named,
});

export const ContactPerson: v.GenericSchema<unknown, ContactPerson> = v.object({
  person: v.string(),
  phone: v.string(),
});

export const Unit: v.GenericSchema<unknown, Unit> = v.object({
  cells: v.number(),
  code: v.nullable(v.string()),
  contact: ContactPerson,
  enrolled: v.boolean(),
  expected_contact: v.string(),
  id: v.string(),
  level: v.string(),
  name: v.string(),
  parent: v.nullable(v.string()),
  removable: v.boolean(),
});

export const Units: v.GenericSchema<unknown, Units> = v.object({
  former: v.array(FormerUnit),
  on: v.string(),
  units: v.array(Unit),
});

export const Added: v.GenericSchema<unknown, Added> = v.object({
  id: v.string(),
});

export const Invite: v.GenericSchema<unknown, Invite> = v.object({
  code: v.string(),
  expires_at: v.string(),
  file: v.string(),
  file_name: v.string(),
  sheet_html: v.string(),
  url: v.string(),
});

export const OpenInvite: v.GenericSchema<unknown, OpenInvite> = v.object({
  expires_at: v.string(),
  id: v.string(),
  made_at: v.string(),
  made_by: v.string(),
  unit: Named,
});

export const OpenInvites: v.GenericSchema<unknown, OpenInvites> = v.object({
  rows: v.array(OpenInvite),
});

export const LaptopState: v.GenericSchema<unknown, LaptopState> = v.picklist(["waiting", "active", "refused", "revoked"]);

export const Device: v.GenericSchema<unknown, Device> = v.object({
  enrolled_at: v.nullable(v.string()),
  id: v.string(),
  last_seen_at: v.nullable(v.string()),
  name: v.string(),
  person: v.string(),
  state: LaptopState,
  unit: Named,
});

export const Waiting: v.GenericSchema<unknown, Waiting> = v.object({
  asked_at: v.string(),
  cell_name: v.string(),
  device_name: v.string(),
  four_words: v.nullable(v.array(v.string())),
  id: v.string(),
  other_name: v.boolean(),
  person: v.string(),
  superior_name: v.string(),
  unit: Named,
});

export const Enrolments: v.GenericSchema<unknown, Enrolments> = v.object({
  devices: v.array(Device),
  waiting: v.array(Waiting),
});

export const DocumentCell: v.GenericSchema<unknown, DocumentCell> = v.object({
  reached_at: v.nullable(v.string()),
  unit: v.string(),
  unit_name: v.string(),
});

export const DocumentLine: v.GenericSchema<unknown, DocumentLine> = v.object({
  cells: v.array(DocumentCell),
  id: v.string(),
  issued_at: v.string(),
  issued_by: v.string(),
  issuer: v.string(),
  label: v.string(),
  reached: v.number(),
  summary: v.string(),
  withdrawn_at: v.nullable(v.string()),
});

export const Documents: v.GenericSchema<unknown, Documents> = v.object({
  documents: v.array(DocumentLine),
});

export const MaterialLine: v.GenericSchema<unknown, MaterialLine> = v.object({
  bytes: v.number(),
  cells: v.array(DocumentCell),
  id: v.string(),
  name: v.string(),
  reached: v.number(),
  sent_at: v.string(),
  withdrawn: v.boolean(),
});

export const Materials: v.GenericSchema<unknown, Materials> = v.object({
  materials: v.array(MaterialLine),
});

export const RoundLine: v.GenericSchema<unknown, RoundLine> = v.object({
  cells: v.number(),
  deadline: v.string(),
  documents: v.array(v.string()),
  final: v.number(),
  hand_in: v.boolean(),
  id: v.string(),
  issued_at: v.string(),
  overdue: v.number(),
  provisional: v.number(),
  sent: v.number(),
  silent: v.number(),
  title: v.string(),
  withdrawn: v.boolean(),
});

export const Rounds: v.GenericSchema<unknown, Rounds> = v.object({
  rounds: v.array(RoundLine),
});

export const Addressed: v.GenericSchema<unknown, Addressed> = v.union([v.string(), v.array(v.string())]);

export const DocumentDetail: v.GenericSchema<unknown, DocumentDetail> = v.object({
  date: v.string(),
  id: v.string(),
  issuer: v.string(),
  label: v.string(),
  name: v.string(),
  number: v.string(),
  summary: v.string(),
});

export const EssayOwers: v.GenericSchema<unknown, EssayOwers> = v.picklist(["nobody", "all_members", "official_members", "named"]);

export const WithdrawnRound: v.GenericSchema<unknown, WithdrawnRound> = v.object({
  at: v.string(),
  by: v.string(),
  reason: v.string(),
});

export const RoundDetail: v.GenericSchema<unknown, RoundDetail> = v.object({
  addressed: Addressed,
  deadline: v.string(),
  documents: v.array(DocumentDetail),
  essay_owers: EssayOwers,
  essay_questions: v.array(v.string()),
  from: v.string(),
  guiding_questions: v.string(),
  hand_in: v.boolean(),
  id: v.string(),
  issued_at: v.string(),
  issued_by: v.string(),
  title: v.string(),
  to: v.string(),
  withdrawn: v.nullable(WithdrawnRound),
});

export const Coverage: v.GenericSchema<unknown, Coverage> = v.object({
  cells: v.number(),
  final: v.number(),
  overdue: v.number(),
  provisional: v.number(),
  sent: v.number(),
  silent: v.number(),
});

export const RoundHead: v.GenericSchema<unknown, RoundHead> = v.object({
  deadline: v.string(),
  id: v.string(),
  title: v.string(),
  withdrawn: v.nullable(WithdrawnRound),
});

export const DeviceName: v.GenericSchema<unknown, DeviceName> = v.object({
  name: v.string(),
  person: v.string(),
  state: LaptopState,
});

export const Overdue: v.GenericSchema<unknown, Overdue> = v.picklist(["deadline", "contact"]);

export const CellState: v.GenericSchema<unknown, CellState> = v.picklist(["silent", "provisional", "final"]);

export const UnitName: v.GenericSchema<unknown, UnitName> = v.object({
  id: v.string(),
  name: v.string(),
  parent_name: v.string(),
});

export const TableRow: v.GenericSchema<unknown, TableRow> = v.object({
  addressed: v.boolean(),
  closed_on: v.string(),
  contact: ContactPerson,
  device: v.nullable(DeviceName),
  due: v.nullable(v.number()),
  essays_due: v.nullable(v.number()),
  essays_not_graded: v.nullable(v.number()),
  essays_received: v.nullable(v.number()),
  expected_contact: v.string(),
  finalised_at: v.nullable(v.string()),
  grade_average: v.nullable(v.number()),
  grade_failed: v.nullable(v.number()),
  grade_fair: v.nullable(v.number()),
  grade_good: v.nullable(v.number()),
  last_receipt_at: v.nullable(v.string()),
  last_word_at: v.nullable(v.string()),
  late: v.number(),
  made_up: v.nullable(v.number()),
  make_up_owed: v.nullable(v.number()),
  overdue: v.nullable(Overdue),
  points: v.nullable(v.number()),
  present: v.nullable(v.number()),
  reached_at: v.nullable(v.string()),
  sessions: v.nullable(v.number()),
  sessions_by_cell: v.nullable(v.number()),
  sessions_by_committee_member: v.nullable(v.number()),
  sessions_by_secretary: v.nullable(v.number()),
  sessions_by_superior: v.nullable(v.number()),
  state: CellState,
  studied: v.nullable(v.number()),
  studied_share: v.nullable(v.number()),
  turns: v.nullable(v.number()),
  unit: UnitName,
  unmarked: v.nullable(v.number()),
});

export const Totals: v.GenericSchema<unknown, Totals> = v.object({
  due: v.number(),
  essays_due: v.number(),
  essays_exempt: v.number(),
  essays_not_graded: v.number(),
  essays_owed: v.number(),
  essays_received: v.number(),
  essays_share: v.nullable(v.number()),
  exempt_present: v.number(),
  grade_average: v.number(),
  grade_failed: v.number(),
  grade_fair: v.number(),
  grade_good: v.number(),
  made_up: v.number(),
  make_up_owed: v.number(),
  non_members_attended: v.number(),
  non_members_invited: v.number(),
  points: v.number(),
  present: v.number(),
  present_share: v.nullable(v.number()),
  sessions: v.number(),
  sessions_by_cell: v.number(),
  sessions_by_committee_member: v.number(),
  sessions_by_secretary: v.number(),
  sessions_by_superior: v.number(),
  studied: v.number(),
  studied_share: v.nullable(v.number()),
  turns: v.number(),
  unmarked: v.number(),
  with_reason: v.number(),
  without: v.number(),
});

export const RoundTable: v.GenericSchema<unknown, RoundTable> = v.object({
  as_of: v.string(),
  coverage: Coverage,
  round: RoundHead,
  rows: v.array(TableRow),
  totals: v.nullable(Totals),
});

export const Figure: v.GenericSchema<unknown, Figure> = v.picklist(["due", "present", "with_reason", "without", "unmarked", "made_up", "studied", "make_up_owed", "exempt_present", "exempt", "counted_elsewhere", "sessions", "sessions_by_superior", "sessions_by_secretary", "sessions_by_committee_member", "sessions_by_cell", "turns", "points", "sessions_unconfirmed", "sessions_ahead", "non_members_invited", "non_members_attended", "essays_due", "essays_received", "essays_exempt", "essays_owed", "grade_good", "grade_fair", "grade_average", "grade_failed", "essays_not_graded"]);

export const FigureRow: v.GenericSchema<unknown, FigureRow> = v.object({
  adds: v.number(),
  detail: v.string(),
  id: v.string(),
  label: v.string(),
});

export const FigureRows: v.GenericSchema<unknown, FigureRows> = v.object({
  figure: Figure,
  less: v.array(FigureRow),
  logged_at: v.nullable(v.string()),
  rows: v.array(FigureRow),
});

export const JointRow: v.GenericSchema<unknown, JointRow> = v.object({
  confirmed: v.boolean(),
  date: v.string(),
  due: v.number(),
  present: v.number(),
  unit: v.string(),
  unit_name: v.string(),
  unmarked: v.number(),
});

export const SessionForm: v.GenericSchema<unknown, SessionForm> = v.picklist(["in_person", "online", "hybrid", "self_study", "in_cell_meeting", "specialised"]);

export const JointSessionWords: v.GenericSchema<unknown, JointSessionWords> = v.object({
  agenda: v.string(),
  date: v.string(),
  form: SessionForm,
  part: v.number(),
  place: v.string(),
  points: v.array(v.string()),
  speaker: v.string(),
  time: v.string(),
});

export const JointSession: v.GenericSchema<unknown, JointSession> = v.object({
  addressed: v.number(),
  due: v.number(),
  id: v.string(),
  present: v.number(),
  revision: v.number(),
  rows: v.array(JointRow),
  withdrawn: v.string(),
  words: JointSessionWords,
});

export const JointSessions: v.GenericSchema<unknown, JointSessions> = v.object({
  sessions: v.array(JointSession),
});

export const FormChoice: v.GenericSchema<unknown, FormChoice> = v.object({
  label: v.string(),
  name: v.string(),
});

export const FormItemKind: v.GenericSchema<unknown, FormItemKind> = v.picklist(["group", "note", "text", "integer", "decimal", "date", "select_one", "select_multiple"]);

export const FormItem: v.GenericSchema<unknown, FormItem> = v.object({
  choices: v.array(FormChoice),
  conditional: v.boolean(),
  hint: v.string(),
  kind: FormItemKind,
  label: v.string(),
  name: v.string(),
  required: v.boolean(),
  within: v.nullable(v.string()),
});

export const ProblemCode: v.GenericSchema<unknown, ProblemCode> = v.picklist(["no_column", "no_type", "unknown_type", "no_question", "no_name", "bad_name", "repeated_name", "no_label", "not_closed", "not_opened", "empty_group", "no_list", "unknown_list", "bad_choice", "repeated_choice", "bad_expression", "unknown_reference", "division_by_zero", "bad_language", "too_much", "more_problems", "repeated_column", "unknown_column", "ignored_column", "unsupported_column", "unsupported_type", "untranslated_label", "unused_list", "reference_in_text", "circle", "bad_letters"]);

export const Severity: v.GenericSchema<unknown, Severity> = v.picklist(["refused", "ignored"]);

export const SheetName: v.GenericSchema<unknown, SheetName> = v.picklist(["settings", "survey", "choices"]);

export const Problem: v.GenericSchema<unknown, Problem> = v.object({
  code: ProblemCode,
  column: v.string(),
  english: v.string(),
  line: v.number(),
  severity: Severity,
  sheet: SheetName,
  vietnamese: v.string(),
});

export const FormChecked: v.GenericSchema<unknown, FormChecked> = v.object({
  items: v.array(FormItem),
  problems: v.array(Problem),
  title: v.string(),
  usable: v.boolean(),
});

export const FormLine: v.GenericSchema<unknown, FormLine> = v.object({
  cells: v.number(),
  deadline: v.string(),
  id: v.string(),
  issued_at: v.string(),
  overdue: v.number(),
  sent: v.number(),
  title: v.string(),
  version: v.number(),
  withdrawn: v.boolean(),
});

export const Forms: v.GenericSchema<unknown, Forms> = v.object({
  forms: v.array(FormLine),
});

export const FormCoverage: v.GenericSchema<unknown, FormCoverage> = v.object({
  cells: v.number(),
  overdue: v.number(),
  sent: v.number(),
});

export const FormVersion: v.GenericSchema<unknown, FormVersion> = v.object({
  issued_at: v.string(),
  issued_by: v.string(),
  number: v.number(),
});

export const WithdrawnForm: v.GenericSchema<unknown, WithdrawnForm> = v.object({
  at: v.string(),
  by: v.string(),
  reason: v.string(),
});

export const FormDetail: v.GenericSchema<unknown, FormDetail> = v.object({
  addressed: Addressed,
  deadline: v.string(),
  id: v.string(),
  issued_at: v.string(),
  issued_by: v.string(),
  items: v.array(FormItem),
  round: v.nullable(v.string()),
  title: v.string(),
  versions: v.array(FormVersion),
  withdrawn: v.nullable(WithdrawnForm),
});

export const FormCellState: v.GenericSchema<unknown, FormCellState> = v.picklist(["silent", "taken_back", "sent", "outdated", "mismatched"]);

export const FormRow: v.GenericSchema<unknown, FormRow> = v.object({
  addressed: v.boolean(),
  last_word_at: v.nullable(v.string()),
  overdue: v.boolean(),
  reached_at: v.nullable(v.string()),
  sent_at: v.nullable(v.string()),
  sent_late: v.boolean(),
  state: FormCellState,
  taken_back: v.string(),
  unit: UnitName,
  version: v.nullable(v.number()),
});

export const FormTable: v.GenericSchema<unknown, FormTable> = v.object({
  as_of: v.string(),
  coverage: FormCoverage,
  form: FormDetail,
  rows: v.array(FormRow),
});

export const FormLeftOut: v.GenericSchema<unknown, FormLeftOut> = v.object({
  mismatched: v.array(Named),
  outdated: v.array(Named),
  taken_back: v.array(Named),
});

export const FormChoiceTotal: v.GenericSchema<unknown, FormChoiceTotal> = v.object({
  label: v.string(),
  name: v.string(),
  units: v.array(v.string()),
});

export const FormGiven: v.GenericSchema<unknown, FormGiven> = v.object({
  answer: v.string(),
  unit: v.string(),
});

export const FormQuestionTotal: v.GenericSchema<unknown, FormQuestionTotal> = v.object({
  choices: v.array(FormChoiceTotal),
  given: v.array(FormGiven),
  kind: FormItemKind,
  label: v.string(),
  name: v.string(),
  sum: v.nullable(v.string()),
});

export const FormTotals: v.GenericSchema<unknown, FormTotals> = v.object({
  counted: v.array(Named),
  left_out: FormLeftOut,
  questions: v.array(FormQuestionTotal),
});

export const FormAnswer: v.GenericSchema<unknown, FormAnswer> = v.object({
  answer: v.string(),
  label: v.string(),
  name: v.string(),
});

export const FormSentProblem: v.GenericSchema<unknown, FormSentProblem> = v.object({
  english: v.string(),
  name: v.string(),
  vietnamese: v.string(),
});

export const FormSent: v.GenericSchema<unknown, FormSent> = v.object({
  answers: v.array(FormAnswer),
  at: v.string(),
  problems: v.array(FormSentProblem),
  version: v.nullable(v.number()),
});

export const FormOfCell: v.GenericSchema<unknown, FormOfCell> = v.object({
  sent: v.array(FormSent),
  state: FormCellState,
  taken_back: v.string(),
  title: v.string(),
  unit: Named,
});

export const RegisterCounts: v.GenericSchema<unknown, RegisterCounts> = v.object({
  rows: v.number(),
  sums: v.record(v.string(), v.number()),
});

export const CellCounts: v.GenericSchema<unknown, CellCounts> = v.object({
  counts: v.nullable(RegisterCounts),
  unit: Named,
});

export const RegisterTable: v.GenericSchema<unknown, RegisterTable> = v.object({
  cells: v.array(CellCounts),
  rows: v.number(),
  sums: v.record(v.string(), v.number()),
});

export const ShownRow: v.GenericSchema<unknown, ShownRow> = v.object({
  id: v.string(),
  shown: v.record(v.string(), v.string()),
});

export const RegisterRows: v.GenericSchema<unknown, RegisterRows> = v.object({
  rows: v.array(ShownRow),
});

export const PaperAgreement: v.GenericSchema<unknown, PaperAgreement> = v.picklist(["agrees", "differs", "not_counted", "unsure", "incomplete", "altered"]);

export const CheckedFigure: v.GenericSchema<unknown, CheckedFigure> = v.object({
  at_print: v.nullable(v.number()),
  id: v.string(),
  label: v.string(),
  now: v.nullable(v.number()),
  printed: v.number(),
});

export const MissingChangesHere: v.GenericSchema<unknown, MissingChangesHere> = v.object({
  changes: v.number(),
  laptop: v.string(),
});

export const PaperChecked: v.GenericSchema<unknown, PaperChecked> = v.object({
  about: v.string(),
  agreement: PaperAgreement,
  as_of: v.string(),
  corrected: v.boolean(),
  counted_at: v.string(),
  figures: v.array(CheckedFigure),
  id: v.string(),
  in_bin: v.boolean(),
  missing: v.array(MissingChangesHere),
  round: v.nullable(v.string()),
  symbol: v.string(),
  title: v.string(),
  unit: Named,
  withdrawn: v.nullable(v.string()),
});

export const GuestState: v.GenericSchema<unknown, GuestState> = v.picklist(["waiting", "refused", "confirmed", "matched", "withdrawn"]);

export const GuestLine: v.GenericSchema<unknown, GuestLine> = v.object({
  date: v.string(),
  decided_at: v.nullable(v.string()),
  deleted: v.boolean(),
  guest: v.string(),
  home: v.string(),
  home_said: v.string(),
  officer: v.string(),
  part: v.number(),
  place: v.string(),
  reason: v.string(),
  round: v.nullable(v.string()),
  round_title: v.string(),
  state: GuestState,
  unit: v.string(),
  unit_name: v.string(),
});

export const Guests: v.GenericSchema<unknown, Guests> = v.object({
  guests: v.array(GuestLine),
});

export const GuestCandidate: v.GenericSchema<unknown, GuestCandidate> = v.object({
  born: v.nullable(v.number()),
  confirmed_before: v.boolean(),
  has_round: v.boolean(),
  left: v.boolean(),
  member: v.string(),
  name: v.string(),
  same_name: v.boolean(),
  same_unit: v.boolean(),
  same_year: v.boolean(),
  unit: v.string(),
  unit_name: v.string(),
});

export const CellChoice: v.GenericSchema<unknown, CellChoice> = v.object({
  id: v.string(),
  name: v.string(),
});

export const RoundChoice: v.GenericSchema<unknown, RoundChoice> = v.object({
  id: v.string(),
  title: v.string(),
});

export const OpenedGuest: v.GenericSchema<unknown, OpenedGuest> = v.object({
  born: v.nullable(v.number()),
  candidates: v.array(GuestCandidate),
  cells: v.array(CellChoice),
  line: GuestLine,
  logged_at: v.string(),
  member: v.nullable(v.string()),
  name: v.string(),
  rounds: v.array(RoundChoice),
});

export const InspectionState: v.GenericSchema<unknown, InspectionState> = v.picklist(["begun", "planned", "done", "removed", "to_put_right"]);

export const InspectionKind: v.GenericSchema<unknown, InspectionKind> = v.picklist(["inspection", "supervision"]);

export const InspectionStep: v.GenericSchema<unknown, InspectionStep> = v.picklist(["decided", "detailed", "outlined", "opened", "self_reported", "met", "verified", "reported", "minuted", "concluded", "delivered", "indexed"]);

export const InspectionPaper: v.GenericSchema<unknown, InspectionPaper> = v.object({
  date: v.string(),
  paper: v.string(),
  step: InspectionStep,
});

export const InspectionWords: v.GenericSchema<unknown, InspectionWords> = v.object({
  begun: v.string(),
  concluded: v.string(),
  demands: v.string(),
  faults: v.string(),
  how: v.string(),
  kind: InspectionKind,
  merits: v.string(),
  planned: v.string(),
  put_right: v.string(),
  right_by: v.string(),
  round: v.nullable(v.string()),
  steps: v.array(InspectionPaper),
  what: v.string(),
  working_group: v.string(),
  year: v.number(),
});

export const InspectionLine: v.GenericSchema<unknown, InspectionLine> = v.object({
  changed_at: v.string(),
  changed_by: v.string(),
  id: v.string(),
  late: v.boolean(),
  revision: v.number(),
  sent_at: v.nullable(v.string()),
  sent_by: v.string(),
  sent_differs: v.boolean(),
  state: InspectionState,
  unit: v.string(),
  unit_name: v.string(),
  words: InspectionWords,
});

export const Inspections: v.GenericSchema<unknown, Inspections> = v.object({
  inspections: v.array(InspectionLine),
});

export const Label: v.GenericSchema<unknown, Label> = v.object({
  english: v.string(),
  vietnamese: v.string(),
});

export const NextToAct: v.GenericSchema<unknown, NextToAct> = v.picklist(["cell", "superior", "nobody"]);

export const ReturnState: v.GenericSchema<unknown, ReturnState> = v.picklist(["returned", "mended", "answered", "binned", "accepted", "withdrawn"]);

export const ReturnLine: v.GenericSchema<unknown, ReturnLine> = v.object({
  answer: v.string(),
  answered_at: v.nullable(v.string()),
  by_day: v.string(),
  changed: v.boolean(),
  comment: v.string(),
  decided_by: v.string(),
  field: v.string(),
  field_name: v.nullable(Label),
  id: v.string(),
  kind: v.string(),
  kind_name: v.nullable(Label),
  late: v.boolean(),
  missing: v.boolean(),
  next: NextToAct,
  number: v.number(),
  old: v.string(),
  opened_at: v.string(),
  opened_by: v.string(),
  part: v.string(),
  present: v.string(),
  question: v.string(),
  reason: v.string(),
  received_at: v.nullable(v.string()),
  record: v.string(),
  returned_at: v.string(),
  returned_by: v.string(),
  round: v.nullable(v.string()),
  round_title: v.string(),
  since: v.string(),
  state: ReturnState,
  unit: v.string(),
  unit_name: v.string(),
});

export const ReturnsList: v.GenericSchema<unknown, ReturnsList> = v.object({
  returns: v.array(ReturnLine),
});

export const AnswerGiven: v.GenericSchema<unknown, AnswerGiven> = v.object({
  answer: v.string(),
  at: v.string(),
  mended: v.boolean(),
});

export const ReturnComment: v.GenericSchema<unknown, ReturnComment> = v.object({
  at: v.string(),
  by: v.string(),
  by_day: v.string(),
  comment: v.string(),
  number: v.number(),
  old: v.string(),
});

export const OpenedReturn: v.GenericSchema<unknown, OpenedReturn> = v.object({
  answers: v.array(AnswerGiven),
  comments: v.array(ReturnComment),
  line: ReturnLine,
});

export const ReturnChoice: v.GenericSchema<unknown, ReturnChoice> = v.object({
  field: v.string(),
  name: v.nullable(Label),
  part: v.string(),
  question: v.string(),
  shown: v.string(),
});

export const Returnable: v.GenericSchema<unknown, Returnable> = v.object({
  choices: v.array(ReturnChoice),
  kind: v.string(),
  name: Label,
});

export const GradingKey: v.GenericSchema<unknown, GradingKey> = v.object({
  held: v.boolean(),
  stated: v.boolean(),
});

export const HolderLine: v.GenericSchema<unknown, HolderLine> = v.object({
  given_at: v.string(),
  given_by: v.string(),
  name: v.string(),
  person: v.string(),
});

export const GraderWaiting: v.GenericSchema<unknown, GraderWaiting> = v.object({
  name: v.string(),
  person: v.string(),
});

export const Graders: v.GenericSchema<unknown, Graders> = v.object({
  holders: v.array(HolderLine),
  mine: v.boolean(),
  waiting: v.array(GraderWaiting),
});

export const EssaysOfCell: v.GenericSchema<unknown, EssaysOfCell> = v.object({
  essays: v.number(),
  last_on: v.string(),
  unit: UnitName,
});

export const EssaysOfRound: v.GenericSchema<unknown, EssaysOfRound> = v.object({
  cells: v.number(),
  essays: v.number(),
  hand_in: v.boolean(),
  id: v.string(),
  rows: v.array(EssaysOfCell),
  title: v.string(),
  with: v.number(),
});

export const EssayLine: v.GenericSchema<unknown, EssayLine> = v.object({
  form: v.string(),
  handed_in_on: v.string(),
  id: v.string(),
  name: v.nullable(v.string()),
  pages: v.number(),
});

export const EssayLines: v.GenericSchema<unknown, EssayLines> = v.object({
  logged_at: v.nullable(v.string()),
  rows: v.array(EssayLine),
});

export const EssayPage: v.GenericSchema<unknown, EssayPage> = v.object({
  id: v.string(),
  media: v.string(),
  opens: v.boolean(),
  turn: v.number(),
});

export const EssayText: v.GenericSchema<unknown, EssayText> = v.object({
  answers: v.array(v.string()),
  at: v.string(),
  awareness: v.string(),
  proposals: v.string(),
  self_review: v.string(),
});

export const EssayRead: v.GenericSchema<unknown, EssayRead> = v.object({
  count: v.number(),
  form: v.string(),
  handed_in_on: v.string(),
  id: v.string(),
  logged_at: v.string(),
  name: v.nullable(v.string()),
  next: v.nullable(v.string()),
  number: v.number(),
  pages: v.array(EssayPage),
  previous: v.nullable(v.string()),
  texts: v.array(EssayText),
  title: v.string(),
  unit: Named,
});

export const GraderName: v.GenericSchema<unknown, GraderName> = v.object({
  name: v.string(),
  person: v.string(),
});

export const EssayGraderLine: v.GenericSchema<unknown, EssayGraderLine> = v.object({
  given: v.boolean(),
  name: v.string(),
  person: v.string(),
});

export const GradingState: v.GenericSchema<unknown, GradingState> = v.picklist(["settled", "sent", "not_shared", "grading", "to_settle", "to_send_again", "taken_back"]);

export const GradingLine: v.GenericSchema<unknown, GradingLine> = v.object({
  changed: v.boolean(),
  essay: v.string(),
  form: v.string(),
  graders: v.array(EssayGraderLine),
  handed_in_on: v.string(),
  lead: v.nullable(GraderName),
  mine: v.boolean(),
  sent_at: v.nullable(v.string()),
  state: GradingState,
  unit: UnitName,
});

export const GradingOfRound: v.GenericSchema<unknown, GradingOfRound> = v.object({
  graders: v.array(GraderName),
  id: v.string(),
  rows: v.array(GradingLine),
  title: v.string(),
});

export const SentGrades: v.GenericSchema<unknown, SentGrades> = v.object({
  grading: GradingOfRound,
  sent: v.number(),
  unreadable: v.number(),
  without_key: v.array(v.string()),
});

export const Grade: v.GenericSchema<unknown, Grade> = v.picklist(["good", "fair", "average", "failed"]);

export const GivenEssayGrade: v.GenericSchema<unknown, GivenEssayGrade> = v.object({
  at: v.string(),
  by: v.string(),
  changed: v.boolean(),
  grade: v.nullable(Grade),
  remark: v.string(),
});

export const SentEssayGrade: v.GenericSchema<unknown, SentEssayGrade> = v.object({
  at: v.string(),
  by: v.string(),
  grade: v.nullable(Grade),
  reason: v.string(),
  remark: v.string(),
  taken_back_at: v.nullable(v.string()),
  taken_back_by: v.string(),
});

export const GradingOfEssay: v.GenericSchema<unknown, GradingOfEssay> = v.object({
  all: v.nullable(v.array(GivenEssayGrade)),
  choices: v.array(GraderName),
  content: v.string(),
  differs: v.boolean(),
  graders: v.array(GraderName),
  lead: v.nullable(GraderName),
  may_give: v.boolean(),
  may_settle: v.boolean(),
  may_take_back: v.boolean(),
  own: v.nullable(GivenEssayGrade),
  sent: v.array(SentEssayGrade),
  settled: v.nullable(GivenEssayGrade),
  settles_by_giving: v.boolean(),
  state: GradingState,
});

export const ThingCount: v.GenericSchema<unknown, ThingCount> = v.object({
  count: v.number(),
  thing: v.string(),
});

export const ArrivalRow: v.GenericSchema<unknown, ArrivalRow> = v.object({
  at: v.string(),
  device: v.string(),
  receipt_code: v.string(),
  things: v.array(ThingCount),
  unit: Named,
});

export const Arrivals: v.GenericSchema<unknown, Arrivals> = v.object({
  day: v.string(),
  rows: v.array(ArrivalRow),
});

export const PackageRow: v.GenericSchema<unknown, PackageRow> = v.object({
  changes: v.number(),
  device: v.string(),
  id: v.string(),
  made_at: v.string(),
  person: v.string(),
  receipt_code: v.string(),
  revoked: v.boolean(),
  set_aside: v.number(),
  taken_at: v.string(),
  taken_by: v.string(),
  things: v.array(ThingCount),
  unit: Named,
});

export const Packages: v.GenericSchema<unknown, Packages> = v.object({
  rows: v.array(PackageRow),
});

export const PackageTaken: v.GenericSchema<unknown, PackageTaken> = v.object({
  before: v.nullable(v.string()),
  changes: v.number(),
  device: v.string(),
  id: v.string(),
  made_at: v.string(),
  person: v.string(),
  pieces: v.number(),
  receipt_code: v.string(),
  revoked: v.boolean(),
  set_aside: v.number(),
  taken_at: v.string(),
  taken_by: v.string(),
  things: v.array(ThingCount),
  unit: Named,
});

export const Answer: v.GenericSchema<unknown, Answer> = v.picklist(["waiting", "taken", "left"]);

export const SetAsideThing: v.GenericSchema<unknown, SetAsideThing> = v.object({
  count: v.number(),
  kind: v.string(),
  name: Label,
});

export const SetAsideRow: v.GenericSchema<unknown, SetAsideRow> = v.object({
  answer: Answer,
  at: v.string(),
  can_be_taken: v.boolean(),
  device: v.string(),
  reason: v.string(),
  things: v.array(SetAsideThing),
  unit: Named,
  verdict: v.string(),
});

export const SetAside: v.GenericSchema<unknown, SetAside> = v.object({
  rows: v.array(SetAsideRow),
  waiting: v.number(),
});

export const WaitingCount: v.GenericSchema<unknown, WaitingCount> = v.object({
  waiting: v.number(),
});

export const DescribedField: v.GenericSchema<unknown, DescribedField> = v.object({
  label: Label,
  name: v.string(),
  sealed: v.boolean(),
  value: v.nullable(v.string()),
});

export const Said: v.GenericSchema<unknown, Said> = v.object({
  fields: v.array(DescribedField),
  kind: v.string(),
  label: v.string(),
  name: Label,
});

export const SetAsideSaid: v.GenericSchema<unknown, SetAsideSaid> = v.object({
  logged_at: v.string(),
  said: v.array(Said),
});

export const NamesOpened: v.GenericSchema<unknown, NamesOpened> = v.object({
  at: v.string(),
  essay: v.nullable(v.string()),
  figure: v.string(),
  officer: v.string(),
  round: v.nullable(v.string()),
  unit: Named,
});

export const NamesLog: v.GenericSchema<unknown, NamesLog> = v.object({
  rows: v.array(NamesOpened),
});

export const ActChange: v.GenericSchema<unknown, ActChange> = v.object({
  after: v.string(),
  before: v.string(),
  field: v.string(),
});

export const ActKind: v.GenericSchema<unknown, ActKind> = v.picklist(["round_issued", "round_corrected", "round_extended", "round_withdrawn", "round_restored", "joint_session_added", "joint_session_changed", "joint_session_called_off", "joint_session_restored", "form_issued", "form_renewed", "form_corrected", "form_withdrawn", "form_restored", "document_issued", "document_withdrawn", "document_restored", "material_sent", "material_withdrawn", "material_restored", "unit_added", "unit_changed", "unit_moved", "unit_closed", "unit_reopened", "unit_removed", "unit_taken_back", "invite_made", "invite_cancelled", "laptop_admitted", "laptop_refused", "laptop_revoked", "set_aside_answered", "guest_confirmed", "guest_refused", "guest_withdrawn", "inspection_added", "inspection_changed", "inspection_sent", "inspection_taken_back", "inspection_removed", "inspection_restored", "return_made", "return_made_again", "return_accepted", "return_withdrawn", "essays_shared", "essay_graders_changed", "essay_grade_settled", "essay_grades_sent", "essay_grade_taken_back", "key_given", "clock_confirmed", "person_named", "account_added", "account_closed", "passphrase_set", "grading_allowed", "grading_key_made", "second_factor_reset", "tree_imported", "key_adopted", "backup_restored"]);

export const ActRow: v.GenericSchema<unknown, ActRow> = v.object({
  at: v.string(),
  changes: v.array(ActChange),
  form: v.nullable(v.string()),
  officer: v.string(),
  round: v.nullable(v.string()),
  unit: v.nullable(Named),
  what: ActKind,
});

export const ActLog: v.GenericSchema<unknown, ActLog> = v.object({
  rows: v.array(ActRow),
});

export const Refusal: v.GenericSchema<unknown, Refusal> = v.object({
  code: v.string(),
  field: v.nullable(v.string()),
  message: v.string(),
});

/** The endpoints that answer with JSON. */
export type Answering = { [E in keyof Endpoints]: Endpoints[E]["answer"] extends null ? never : E }[keyof Endpoints];

/** What they have to answer. Fields that are not listed are tolerated and left out. */
export const ANSWERS: { [E in Answering]: v.GenericSchema<unknown, Endpoints[E]["answer"]> } = {
  "POST /api/v1/login": Me,
  "POST /api/v1/logout": Done,
  "GET /api/v1/me": Me,
  "POST /api/v1/me": Me,
  "POST /api/v1/passphrase": Done,
  "POST /api/v1/second-factor/begin": ProposedFactor,
  "POST /api/v1/second-factor/confirm": RecoveryCodes,
  "GET /api/v1/clock": ClockState,
  "POST /api/v1/clock/confirm": ClockState,
  "GET /api/v1/units": Units,
  "POST /api/v1/units": Added,
  "PATCH /api/v1/units/{unit}": Done,
  "POST /api/v1/units/{unit}/standing": Done,
  "POST /api/v1/units/{unit}/invites": Invite,
  "GET /api/v1/invites": OpenInvites,
  "POST /api/v1/invites/{invite}/cancel": Done,
  "GET /api/v1/enrolments": Enrolments,
  "POST /api/v1/enrolments/{device}/confirm": Done,
  "POST /api/v1/enrolments/{device}/refuse": Done,
  "POST /api/v1/devices/{device}/revoke": Done,
  "GET /api/v1/documents": Documents,
  "POST /api/v1/documents": Documents,
  "POST /api/v1/documents/{document}/withdrawn": Documents,
  "GET /api/v1/materials/with/{subject}": Materials,
  "POST /api/v1/materials/with/{subject}": Materials,
  "POST /api/v1/materials/{material}/withdrawn": Materials,
  "GET /api/v1/rounds": Rounds,
  "POST /api/v1/rounds": Added,
  "GET /api/v1/rounds/{round}": RoundDetail,
  "PATCH /api/v1/rounds/{round}": RoundDetail,
  "POST /api/v1/rounds/{round}/withdrawn": RoundDetail,
  "GET /api/v1/rounds/{round}/table": RoundTable,
  "GET /api/v1/rounds/{round}/units/{unit}/figures/{figure}": FigureRows,
  "GET /api/v1/rounds/{round}/joint-sessions": JointSessions,
  "POST /api/v1/rounds/{round}/joint-sessions": Added,
  "PATCH /api/v1/rounds/{round}/joint-sessions/{session}": JointSessions,
  "POST /api/v1/rounds/{round}/joint-sessions/{session}/withdrawn": JointSessions,
  "POST /api/v1/forms/check": FormChecked,
  "GET /api/v1/forms": Forms,
  "POST /api/v1/forms": Added,
  "GET /api/v1/forms/{form}": FormTable,
  "PATCH /api/v1/forms/{form}": FormTable,
  "POST /api/v1/forms/{form}/versions": FormTable,
  "POST /api/v1/forms/{form}/withdrawn": FormTable,
  "GET /api/v1/forms/{form}/totals": FormTotals,
  "GET /api/v1/forms/{form}/units/{unit}": FormOfCell,
  "GET /api/v1/registers/{register}": RegisterTable,
  "GET /api/v1/registers/{register}/units/{unit}": RegisterRows,
  "GET /api/v1/papers/{code}": PaperChecked,
  "GET /api/v1/guests": Guests,
  "GET /api/v1/guests/{unit}/{guest}": OpenedGuest,
  "POST /api/v1/guests/{unit}/{guest}/confirm": Guests,
  "POST /api/v1/guests/{unit}/{guest}/refuse": Guests,
  "POST /api/v1/guests/{unit}/{guest}/withdraw": Guests,
  "GET /api/v1/inspections": Inspections,
  "POST /api/v1/inspections": Added,
  "PATCH /api/v1/inspections/{inspection}": Inspections,
  "POST /api/v1/inspections/{inspection}/removed": Inspections,
  "POST /api/v1/inspections/{inspection}/sent": Inspections,
  "GET /api/v1/returns": ReturnsList,
  "POST /api/v1/returns": Added,
  "GET /api/v1/returns/{return}": OpenedReturn,
  "GET /api/v1/returnable/{unit}/{kind}/{record}": Returnable,
  "POST /api/v1/returns/{return}/again": OpenedReturn,
  "POST /api/v1/returns/{return}/accept": OpenedReturn,
  "POST /api/v1/returns/{return}/withdraw": OpenedReturn,
  "GET /api/v1/grading-key": GradingKey,
  "GET /api/v1/graders": Graders,
  "POST /api/v1/graders": Graders,
  "GET /api/v1/rounds/{round}/essays": EssaysOfRound,
  "GET /api/v1/rounds/{round}/units/{unit}/essays": EssayLines,
  "GET /api/v1/rounds/{round}/units/{unit}/essays/{essay}": EssayRead,
  "GET /api/v1/rounds/{round}/grading": GradingOfRound,
  "POST /api/v1/rounds/{round}/grading/shared": GradingOfRound,
  "POST /api/v1/rounds/{round}/grading/sent": SentGrades,
  "GET /api/v1/rounds/{round}/units/{unit}/essays/{essay}/grading": GradingOfEssay,
  "POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/graders": GradingOfEssay,
  "POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/given": GradingOfEssay,
  "POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/settled": GradingOfEssay,
  "POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/taken-back": GradingOfEssay,
  "GET /api/v1/arrivals": Arrivals,
  "GET /api/v1/packages": Packages,
  "POST /api/v1/packages": PackageTaken,
  "GET /api/v1/set-aside": SetAside,
  "GET /api/v1/set-aside/waiting": WaitingCount,
  "GET /api/v1/set-aside/{unit}/{verdict}": SetAsideSaid,
  "POST /api/v1/set-aside/{unit}": SetAside,
  "GET /api/v1/names-log": NamesLog,
  "GET /api/v1/act-log": ActLog,
};
