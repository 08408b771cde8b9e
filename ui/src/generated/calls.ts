// What crosses the door to the back end, one entry for each function a person can call.

export interface Calls {
  "profile.status": { request: Nothing; answer: Status };
  "profile.create": { request: Create; answer: RecoverySheet };
  "profile.unlock": { request: Unlock; answer: Status };
  "profile.lock": { request: Nothing; answer: Status };
  "profile.recover": { request: Recover; answer: Status };
  "profile.recovery_sheet": { request: Nothing; answer: RecoverySheet };
  "profile.prove_recovery": { request: ProveRecovery; answer: Status };
  "profile.change_passphrase": { request: ChangePassphrase; answer: Status };
  "people.list": { request: Nothing; answer: People };
  "people.add": { request: AddPerson; answer: People };
  "home.summary": { request: Nothing; answer: Home };
  "home.status_bar": { request: Nothing; answer: StatusBar };
  "members.list": { request: Filter; answer: Members };
  "members.save": { request: MemberSave; answer: Touched };
  "members.change_standing": { request: ChangeStanding; answer: Touched };
  "members.delete": { request: Which; answer: Touched };
  "members.import_open": { request: ImportFile; answer: Proposal };
  "members.import_preview": { request: ImportPreviewRequest; answer: ImportPreview };
  "members.import_commit": { request: ImportPreviewRequest; answer: ImportDone };
  "documents.list": { request: Nothing; answer: Documents };
  "documents.save": { request: DocumentSave; answer: Touched };
  "documents.delete": { request: Which; answer: Touched };
  "documents.parse_number": { request: ParseNumber; answer: ParsedNumber };
  "rounds.list": { request: Nothing; answer: Rounds };
  "rounds.get": { request: Which; answer: Round };
  "rounds.save": { request: RoundSave; answer: Touched };
  "rounds.delete": { request: Which; answer: Touched };
  "rounds.finalise": { request: Finalise; answer: Touched };
  "rounds.reopen": { request: Which; answer: Touched };
  "rounds.close": { request: Close; answer: Touched };
  "rounds.accept_late": { request: AcceptLate; answer: Touched };
  "sessions.save": { request: SessionSave; answer: Touched };
  "sessions.delete": { request: Which; answer: Touched };
  "roll_call.sheet": { request: Which; answer: Sheet };
  "roll_call.mark": { request: MarkOne; answer: Marked };
  "roll_call.mark_many": { request: MarkMany; answer: Marked };
  "roll_call.mark_rest_present": { request: Which; answer: Marked };
  "roll_call.confirm": { request: Which; answer: Touched };
  "make_ups.list": { request: MakeUpsOfRound; answer: MakeUps };
  "make_ups.save": { request: MakeUpsSave; answer: Touched };
  "make_ups.remove": { request: Remove; answer: Touched };
  "essays.list": { request: EssaysOfRound; answer: Essays };
  "essays.open": { request: WhichEssay; answer: Essay };
  "essays.draft": { request: Draft; answer: Saved };
  "essays.keep_version": { request: WhichEssay; answer: Touched };
  "essays.set_form": { request: SetForm; answer: Touched };
  "essays.hand_in": { request: HandIn; answer: Touched };
  "essays.grade": { request: SetGrade; answer: Touched };
  "totals.round": { request: TotalsOfRound; answer: Totals };
  "totals.rows": { request: RowsRequest; answer: Rows };
  "search.find": { request: Find; answer: Found };
  "exchange.state": { request: Nothing; answer: State };
  "exchange.now": { request: Nothing; answer: Outcome };
  "exchange.stop": { request: Nothing; answer: State };
  "exchange.pause": { request: Pause; answer: State };
  "exchange.enrol": { request: Enrol; answer: Enrolled };
  "backup.make": { request: Backup; answer: BackedUp };
  "backup.restore": { request: Restore; answer: Restored };
  "book.verify": { request: Nothing; answer: Verified };
  "book.rebuild": { request: Nothing; answer: Rebuilt };
  "undo.act": { request: Act; answer: Touched };
  "undo.bin": { request: Nothing; answer: Bin };
  "undo.restore": { request: Which; answer: Touched };
  "undo.history": { request: Which; answer: History };
  "papers.report": { request: Write; answer: Written };
  "papers.ledger": { request: Write; answer: Written };
  "papers.roll_call_sheet": { request: Write; answer: Written };
}

export type Nothing = Record<string, never>;

export interface Which {
  id: string;
}

export interface Touched {
  /** The record made or changed, when there is just one. */
  id: string | null;
  /** Names the act for `undo.act`. */
  undo: string | null;
  what: Tag[];
}

export type Tag = "people" | "members" | "documents" | "rounds" | "sessions" | "roll_call" | "make_ups" | "essays" | "totals" | "exchange" | "bin";

export interface CallError {
  /** Stable, for programs. */
  code: string;
  /** A Vietnamese sentence that says what to do next. */
  message: string;
  /** The field of the request it belongs to. */
  field: string | null;
}

export interface Backup {
  /** A folder; a file named for the cell and the day is written in it. */
  to: string;
}

export interface BackedUp {
  path: string;
  at: string;
  bytes: number;
}

export interface Restore {
  from: string;
}

export interface Restored {
  cell_name: string;
  made_at: string;
  people: Person[];
}

export interface Verified {
  sound: boolean;
  changes: number;
  chains: number;
  content_hash: string;
  /** Plain sentences, empty when sound. */
  findings: string[];
}

export interface Rebuilt {
  same: boolean;
  before: string;
  after: string;
}

export interface Documents {
  /** Newest first. */
  documents: Document[];
}

export interface Document {
  id: string;
  /** As written, tidied: "01-CT/TW"; empty for an unnumbered one. */
  number: string;
  /** For documents without a number. */
  name: string;
  issuer: string;
  /** "Khóa XIV", "2025-2030" */
  term: string;
  date: string;
  summary: string;
  carries_out: string | null;
  /** Issued by the committee, so not ours to change. */
  from_superior: boolean;
  rounds: string[];
  /** "01-CT/TW ngày 12/03/2026" or the name. */
  label: string;
}

export interface DocumentSave {
  id?: string | null;
  number?: string;
  name?: string;
  issuer?: string;
  term?: string;
  date?: string;
  summary?: string;
  carries_out?: string | null;
  /** The person's answer to "Văn bản có dấu MẬT…?". True is refused. */
  classified?: boolean;
}

export interface ParseNumber {
  text: string;
}

export interface ParsedNumber {
  number: string;
  kind: string;
  kind_name: string;
  issuer: string;
  normal: string;
}

export type EssayForm = "typed" | "paper" | "photo" | "exempt";

export type EssayState = "not_handed_in" | "writing" | "handed_in" | "graded";

export type Grade = "good" | "fair" | "average" | "failed";

export interface EssaysOfRound {
  round: string;
}

export interface Essays {
  rows: Line[];
  due: number;
  received: number;
  exempt: number;
  graded: number;
}

export interface Line {
  member: string;
  name: string;
  born: string;
  /** Owes one by the round's rule. */
  owes: boolean;
  form: EssayForm | null;
  state: EssayState;
  grade: Grade | null;
  handed_in_on: string;
}

export interface WhichEssay {
  round: string;
  member: string;
}

export interface Parts {
  awareness: string;
  self_review: string;
  proposals: string;
}

export interface Essay {
  round: string;
  round_title: string;
  guiding_questions: string;
  member: string;
  name: string;
  born: string;
  form: EssayForm | null;
  state: EssayState;
  grade: Grade | null;
  /** The latest version, or the draft when there is a newer one. */
  parts: Parts;
  is_draft: boolean;
  saved_at: string | null;
  /** In the order of the list: for "Bài trước" and "Bài sau". */
  previous: string | null;
  next: string | null;
  versions: Version[];
}

export interface Version {
  id: string;
  at: string;
  by: string;
  characters: number;
}

export interface Draft {
  round: string;
  member: string;
  parts: Parts;
}

export interface Saved {
  saved_at: string;
}

export interface SetForm {
  round: string;
  member: string;
  /** Absent: cleared. */
  form?: EssayForm | null;
}

export interface HandIn {
  round: string;
  member: string;
  /** False takes it back. */
  handed_in: boolean;
  /** Today when absent. */
  on?: string | null;
}

export interface SetGrade {
  round: string;
  member: string;
  grade?: Grade | null;
}

export type ExchangeState = "not_enrolled" | "awaiting_confirmation" | "idle" | "sending" | "paused" | "no_network" | "server_away" | "wrong_certificate" | "revoked" | "failed";

export interface State {
  state: ExchangeState;
  /** A sentence for states that need one. */
  message: string | null;
  superior_name: string | null;
  server_url: string | null;
  waiting: Waiting[];
  received_by_superior: ReceiptLine[];
  arrived: Arrived[];
  set_aside: SetAside[];
  /** Who at the committee opened names of this cell. */
  names_opened: NamesOpened[];
  progress: Progress | null;
  retry_at: string | null;
  last_receipt_at: string | null;
  /** For the officer to compare. */
  four_words: string[] | null;
}

export type Thing = "member" | "document" | "round" | "session" | "roll_call" | "make_up" | "essay" | "other";

export interface Waiting {
  thing: Thing;
  count: number;
  labels: string[];
}

export interface ReceiptLine {
  at: string;
  /** Short code to read over the phone. */
  code: string;
  things: Waiting[];
}

export interface Arrived {
  at: string;
  thing: Thing;
  id: string;
  label: string;
}

export interface SetAside {
  thing: Thing;
  label: string;
  /** Why, in plain words. */
  reason: string;
}

export interface NamesOpened {
  at: string;
  officer: string;
  what: string;
}

export interface Progress {
  done: number;
  total: number;
  seconds_left: number | null;
}

export interface Pause {
  paused: boolean;
}

export interface Enrol {
  /** The invite as a code typed or pasted, or */
  code?: string | null;
  /** the path of an invite file. */
  file?: string | null;
}

export interface Enrolled {
  superior_name: string;
  unit_name: string;
  four_words: string[];
}

export interface Outcome {
  sent: Waiting[];
  received: number;
  requests: number;
  bytes_up: number;
  bytes_down: number;
  receipt_at: string | null;
  /** Both sides' root digests were equal at the end. */
  verified: boolean;
}

export interface Home {
  tasks: Task[];
  ongoing: RoundLine[];
  /** Nothing recorded yet: show the three first buttons. */
  first_day: boolean;
}

export interface Task {
  kind: TaskKind;
  /** How many people, sessions, documents or days. */
  count: number;
  round: string | null;
  session: string | null;
  /** Date of the session, title of the round. */
  label: string;
}

export type TaskKind = "roll_call_unfinished" | "make_up_owed" | "essay_owed" | "document_without_round" | "figures_not_final" | "not_backed_up" | "recovery_sheet_unproved" | "late_changes" | "cards_open";

export interface StatusBar {
  /** Moment of the last commit. */
  saved_at: string | null;
  exchange: ExchangeState;
  /** Things people recognise, waiting to be sent. */
  waiting: number;
  superior_name: string | null;
  last_receipt_at: string | null;
}

export interface MakeUpsOfRound {
  round: string;
}

export interface MakeUps {
  rows: MakeUpsRow[];
}

export interface MakeUpsRow {
  member: string;
  name: string;
  born: string;
  /** The session missed. */
  session: string;
  session_label: string;
  mark: Mark;
  made_up: boolean;
  on: string;
  /** A session of ours, or */
  at_session: string | null;
  /** another unit's, as typed. */
  at_unit: string;
}

export interface MakeUpsSave {
  session: string;
  member: string;
  on: string;
  at_session?: string | null;
  at_unit?: string;
}

export interface Remove {
  session: string;
  member: string;
}

export type Standing = "active" | "exempt" | "temporarily_away" | "transferred" | "deceased";

export interface Filter {
  /** The day asked about; today when absent. */
  on?: string | null;
  include_left?: boolean;
}

export interface Members {
  /** By given name, then family, then middle, in Vietnamese order. */
  members: Member[];
}

export interface Member {
  id: string;
  name: string;
  /** ISO date or a bare year, empty when unknown. */
  born: string;
  sex: string;
  people: string;
  joined: string;
  official: string;
  /** Official on the day asked about. */
  is_official: boolean;
  duty: string;
  party_group: string;
  card: string;
  note: string;
  standing: Standing;
  /** Since when the standing holds. */
  standing_since: string;
  /** When it ends, if known (exempt and away only). */
  standing_until: string;
}

export interface MemberSave {
  /** Absent: a new member. */
  id?: string | null;
  name?: string | null;
  born?: string | null;
  sex?: string | null;
  people?: string | null;
  joined?: string | null;
  official?: string | null;
  duty?: string | null;
  party_group?: string | null;
  card?: string | null;
  note?: string | null;
}

export interface ChangeStanding {
  id: string;
  standing: Standing;
  since: string;
  until?: string | null;
}

export interface ImportFile {
  path: string;
  /** The sheet that looks most like a list when absent. */
  sheet?: string | null;
}

export interface ImportPreviewRequest {
  path: string;
  /** The proposal's own choices when absent. */
  choices?: Choices | null;
  /** What the person mended, by sheet row and field. */
  mends?: Mend[];
  decisions?: Decision[];
}

export interface Mend {
  row: number;
  /** One of the nine row fields. */
  field: string;
  value: string;
}

export interface Decision {
  row: number;
  take: Take;
}

export type Take = "add" | "skip";

export interface ImportPreview {
  rows: ImportRow[];
  problems: Problem[];
  to_add: number;
  already_here: number;
  to_review: number;
}

export interface ImportRow {
  /** The row as Excel numbers it. */
  row: number;
  values: RosterRow;
  status: ImportStatus;
  /** The member it resembles ("Có phải một người?"): name and birth year. */
  resembles: Resembles | null;
}

export interface Resembles {
  id: string;
  name: string;
  born: string;
}

export type ImportStatus = "new" | "already_here" | "review" | "skipped";

export interface ImportDone {
  added: number;
  skipped: number;
  /** For "Hoàn tác". */
  undo: string | null;
}

export interface Write {
  round: string;
  /** Where to; the ending must suit the paper. */
  out: string;
  /** For a roll-call sheet: which session. */
  session?: string | null;
}

export interface Written {
  path: string;
  bytes: number;
}

export type Role = "secretary" | "deputy_secretary" | "committee_member";

export interface Person {
  id: string;
  name: string;
  role: Role;
}

export interface Status {
  exists: boolean;
  unlocked: boolean;
  cell_name: string | null;
  /** Sample data, marked so on every page. */
  sample: boolean;
  /** Those who may unlock. Their names stand on the lock page, so they are not secret. */
  people: Person[];
  /** Who is at work now. */
  person: Person | null;
  /** The superior committee's name today; a typed one until enrolled. */
  superior_name: string | null;
  /** False until two holders of the key ring exist (recovery sheet proved, or a second laptop). */
  recovery_proved: boolean;
  profile_dir: string;
}

export interface Create {
  cell_name: string;
  superior_name: string;
  full_name: string;
  role: Role;
  passphrase: string;
  sample?: boolean;
}

export interface Unlock {
  person: string;
  passphrase: string;
}

export interface Recover {
  /** The words as typed, marks and case forgiven. */
  words: string;
  person: string;
  new_passphrase: string;
}

export interface AddPerson {
  full_name: string;
  role: Role;
  passphrase: string;
}

export interface ChangePassphrase {
  old: string;
  new: string;
}

export interface People {
  people: Person[];
}

export interface RecoverySheet {
  words: string[];
  /** A page ready to print. */
  html: string;
  /** Places (1-based) of the two words to retype as proof. */
  ask: number[];
}

export interface ProveRecovery {
  /** (place, word) pairs for the places asked. */
  words: PlacedWord[];
}

export interface PlacedWord {
  place: number;
  word: string;
}

export type Mark = "unmarked" | "present" | "present_elsewhere" | "absent_work" | "absent_study" | "absent_far_away" | "absent_personal" | "absent_other" | "absent_without" | "counted_elsewhere" | "exempt" | "exempt_present";

export interface Sheet {
  session: Session;
  round_title: string;
  rows: RollCallRow[];
  counts: Counts;
  /** The moment of the last mark. */
  saved_at: string | null;
}

export interface RollCallRow {
  member: string;
  name: string;
  born: string;
  mark: Mark;
  /** Index into the session's points. */
  point: number;
  note: string;
  /** Exempt on the day of the session. */
  exempt: boolean;
  /** Marked by a bulk act. */
  bulk: boolean;
}

export interface Counts {
  due: number;
  present: number;
  with_reason: number;
  without: number;
  unmarked: number;
  not_due: number;
  share: number | null;
}

export interface MarkOne {
  session: string;
  member: string;
  mark: Mark;
  point?: number;
  /** Absent: the note stays. */
  note?: string | null;
}

export interface MarkMany {
  session: string;
  marks: MarkedMember[];
}

export interface MarkedMember {
  member: string;
  mark: Mark;
}

export interface Marked {
  counts: Counts;
  saved_at: string;
  undo: string | null;
}

export type RoundState = "preparing" | "ongoing" | "finalised" | "closed";

export type EssayOwers = "nobody" | "all_members" | "official_members" | "named";

export interface Rounds {
  rounds: RoundLine[];
  /** Rounds the superior opened that no round of ours points at yet. */
  from_superior: SuperiorRound[];
}

export interface RoundLine {
  id: string;
  title: string;
  documents: string[];
  from: string;
  to: string;
  deadline: string;
  state: RoundState;
  due: number;
  studied: number;
  /** Basis points; absent when nobody is due. */
  share: number | null;
}

export interface SuperiorRound {
  id: string;
  title: string;
  deadline: string;
  documents: string[];
}

export interface PlanPart {
  text: string;
  done: boolean;
}

export interface Plan {
  purpose: PlanPart;
  content: PlanPart;
  speakers: PlanPart;
  logistics: PlanPart;
  implementation: PlanPart;
}

export interface Round {
  id: string;
  title: string;
  documents: string[];
  /** Labels of the documents, in the same order. */
  document_labels: string[];
  parent_round: string | null;
  parent_title: string | null;
  from: string;
  to: string;
  deadline: string;
  state: RoundState;
  plan: Plan;
  essay_owers: EssayOwers;
  essay_named: string[];
  essay_due: string;
  guiding_questions: string;
  sessions: Session[];
}

export interface RoundSave {
  id?: string | null;
  title?: string | null;
  documents?: string[] | null;
  parent_round?: string | null;
  from?: string | null;
  to?: string | null;
  deadline?: string | null;
  plan?: Plan | null;
  essay_owers?: EssayOwers | null;
  essay_named?: string[] | null;
  essay_due?: string | null;
  guiding_questions?: string | null;
}

export interface Finalise {
  id: string;
  /** Go on although marks are missing: they stay "chưa điểm danh" in the figures. */
  although_unmarked?: boolean;
}

export interface Close {
  id: string;
  closed: boolean;
}

export interface AcceptLate {
  id: string;
  reason: string;
}

export interface Find {
  text: string;
  limit?: number | null;
}

export interface Found {
  /** Exact spellings first. */
  hits: Hit[];
}

export type HitKind = "member" | "document" | "round" | "session" | "essay";

export interface Hit {
  kind: HitKind;
  id: string;
  title: string;
  detail: string;
  /** For an essay: its round and member. */
  round: string | null;
  member: string | null;
}

export type SessionForm = "in_person" | "online" | "hybrid" | "self_study" | "in_cell_meeting" | "specialised";

export type SpeakerFrom = "superior" | "cell";

export interface NonMembers {
  /** "Công chức", "Nhân dân"… never names. */
  group: string;
  invited: number;
  attended: number;
}

export interface Session {
  id: string;
  round: string;
  date: string;
  time: string;
  /** Sessions of one part are parallel classes; parts are studied each. From 1. */
  part: number;
  form: SessionForm;
  place: string;
  /** Connection points (điểm cầu); the first is the main one. */
  points: string[];
  speaker_from: SpeakerFrom;
  speaker: string;
  chair: string;
  /** Absent: every member due. */
  summoned: string[] | null;
  non_members: NonMembers[];
  confirmed: boolean;
  confirmed_at: string | null;
  unmarked: number;
  label: string;
}

export interface SessionSave {
  id?: string | null;
  round?: string | null;
  date?: string | null;
  time?: string | null;
  part?: number | null;
  form?: SessionForm | null;
  place?: string | null;
  points?: string[] | null;
  speaker_from?: SpeakerFrom | null;
  speaker?: string | null;
  chair?: string | null;
  /** An empty list means everybody due. */
  summoned?: string[] | null;
  non_members?: NonMembers[] | null;
}

export interface TotalsOfRound {
  round: string;
  /** As they stood at the end of this day; now when absent. */
  as_of?: string | null;
  /** The final cut rather than today's rows, when the round has one. */
  final_cut?: boolean;
}

export interface Totals {
  round: string;
  title: string;
  as_of: string;
  finalised: Finalised | null;
  /** Changes since the figures were closed that nobody has accepted. */
  late: number;
  due: number;
  present: number;
  with_reason: number;
  without: number;
  unmarked: number;
  /** Absent from a part, and made it up. */
  made_up: number;
  /** Present, or absent and made up. */
  studied: number;
  make_up_owed: number;
  /** Exempt members who came all the same. */
  exempt_present: number;
  /** present / due */
  present_share: number | null;
  /** studied / due */
  studied_share: number | null;
  non_members_invited: number;
  non_members_attended: number;
  /** A second share with its own denominator, never mixed into the members'. */
  non_members_share: number | null;
  sessions: number;
  sessions_by_superior: number;
  essays_due: number;
  essays_received: number;
  essays_exempt: number;
  essays_owed: number;
  essays_share: number | null;
  grades: Grades;
}

export interface Finalised {
  at: string;
  by: string;
}

export interface Grades {
  good: number;
  fair: number;
  average: number;
  failed: number;
  good_share: number | null;
  fair_share: number | null;
  average_share: number | null;
  failed_share: number | null;
  /** Sum of the shares when it is not 10 000: shown as a note, never adjusted. */
  share_sum: number | null;
}

export type Figure = "due" | "present" | "with_reason" | "without" | "unmarked" | "made_up" | "studied" | "make_up_owed" | "exempt_present" | "sessions" | "sessions_by_superior" | "non_members_invited" | "non_members_attended" | "essays_due" | "essays_received" | "essays_exempt" | "essays_owed" | "grade_good" | "grade_fair" | "grade_average" | "grade_failed";

export interface RowsRequest {
  round: string;
  figure: Figure;
  as_of?: string | null;
  final_cut?: boolean;
}

export interface Rows {
  figure: Figure;
  rows: FigureRow[];
}

export interface FigureRow {
  id: string;
  /** A name, or a session's label. */
  label: string;
  /** Birth year, group… */
  detail: string;
  /** What this row adds to the figure (1 for people). */
  adds: number;
}

export interface Act {
  /** As given in `Touched::undo`. */
  act: string;
}

export interface Bin {
  /** What was deleted in the last 30 days. */
  items: BinItem[];
}

export interface BinItem {
  id: string;
  thing: Thing;
  label: string;
  deleted_at: string;
  by: string;
}

export interface History {
  entries: Entry[];
}

export interface Entry {
  at: string;
  by: string;
  what: string;
  undo: string | null;
}

export interface RosterRow {
  name: string;
  /** ISO dates, or a bare year where that is all the file has. */
  born: string;
  sex: string;
  people: string;
  joined: string;
  official: string;
  duty: string;
  card: string;
  note: string;
}

export interface Problem {
  /** The row as Excel numbers it; 0 when the whole file is meant. */
  row: number;
  /** One of the nine fields of a row, or empty when the whole row is meant. */
  field: string;
  code: ProblemCode;
  /** A Vietnamese sentence. */
  message: string;
}

export type ProblemCode = "no_such_date" | "unreadable_date" | "month_only" | "month_first" | "dates_out_of_order" | "unreadable_sex" | "repeated" | "maybe_repeated" | "card_shared" | "no_name" | "only_name" | "hidden_row" | "other_sheet" | "no_name_column";

export type Encoding = "none" | "tcvn3" | "vni";

export type Target = "ignore" | "number" | "name" | "family_name" | "given_name" | "born" | "born_male" | "born_female" | "born_day" | "born_month" | "born_year" | "sex" | "sex_male" | "sex_female" | "people" | "joined" | "official" | "status" | "duty" | "card" | "note" | "duty_and_note";

export interface Choices {
  sheet: string;
  /** Rows of the heading as Excel numbers them, first and last; both 0 when the list has no heading. */
  header: [number, number];
  /** One for each column from A on. */
  columns: Target[];
  encoding: Encoding;
  /** Names in capitals are given in title case. */
  title_case: boolean;
}

export interface Proposal {
  choices: Choices;
  sheets: SheetSummary[];
  /** Filled columns of the chosen sheet. */
  columns: Column[];
  /** How old text comes out; empty for Unicode. */
  conversions: Conversion[];
  /** Some names are in capitals. */
  has_capitals: boolean;
}

export interface SheetSummary {
  name: string;
  hidden: boolean;
  /** Rows that look like members. */
  people: number;
}

export interface Column {
  /** Index into `Choices.columns`. */
  index: number;
  /** "A", "B"… as Excel names it. */
  letter: string;
  heading: string;
  /** Up to three values, converted. */
  samples: string[];
  guess: Target;
  /** Kept only when chosen: the wizard starts with it left out. */
  sensitive: boolean;
}

export interface Conversion {
  before: string;
  after: string;
}
