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
  "GET /api/v1/rounds": { request: null; answer: Rounds };
  "POST /api/v1/rounds": { request: NewRound; answer: Added };
  "GET /api/v1/rounds/{round}": { request: null; answer: RoundDetail };
  "PATCH /api/v1/rounds/{round}": { request: RoundChange; answer: RoundDetail };
  "POST /api/v1/rounds/{round}/withdrawn": { request: Withdrawal; answer: RoundDetail };
  "GET /api/v1/rounds/{round}/table": { request: null; answer: RoundTable };
  "GET /api/v1/rounds/{round}/table.xlsx": { request: null; answer: null };
  "GET /api/v1/rounds/{round}/units/{unit}/figures/{figure}": { request: null; answer: FigureRows };
  "GET /api/v1/registers/{register}": { request: RegisterPeriod; answer: RegisterTable };
  "GET /api/v1/registers/{register}/units/{unit}": { request: RegisterPeriod; answer: RegisterRows };
  "GET /api/v1/grading-key": { request: null; answer: GradingKey };
  "GET /api/v1/graders": { request: null; answer: Graders };
  "POST /api/v1/graders": { request: GiveKey; answer: Graders };
  "GET /api/v1/rounds/{round}/essays": { request: null; answer: EssaysOfRound };
  "GET /api/v1/rounds/{round}/units/{unit}/essays": { request: null; answer: EssayLines };
  "GET /api/v1/rounds/{round}/units/{unit}/essays/{essay}": { request: null; answer: EssayRead };
  "GET /api/v1/rounds/{round}/units/{unit}/essays/{essay}/pages/{page}": { request: null; answer: null };
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
export type ActKind = "round_issued" | "round_corrected" | "round_extended" | "round_withdrawn" | "round_restored" | "unit_added" | "unit_changed" | "unit_moved" | "unit_closed" | "unit_reopened" | "unit_removed" | "unit_taken_back" | "invite_made" | "invite_cancelled" | "laptop_admitted" | "laptop_refused" | "laptop_revoked" | "set_aside_answered" | "key_given" | "clock_confirmed" | "person_named";

export interface ActLog {
  rows: ActRow[];
}

export interface ActRow {
  at: string;
  changes: ActChange[];
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

export interface CellCounts {
  /** `None` while nothing has arrived from the cell; it must never be read as 0. */
  counts: RegisterCounts | null;
  unit: Named;
}

export type CellState = "silent" | "provisional" | "final";

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

export interface DocumentDetail {
  date: string;
  id: string;
  issuer: string;
  label: string;
  name: string;
  number: string;
  summary: string;
}

/** What was asked is done. */
export type Done = Record<string, never>;

export interface Enrolments {
  devices: Device[];
  waiting: Waiting[];
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
export type Figure = "due" | "present" | "with_reason" | "without" | "unmarked" | "made_up" | "studied" | "make_up_owed" | "exempt_present" | "exempt" | "counted_elsewhere" | "sessions" | "sessions_by_superior" | "sessions_unconfirmed" | "sessions_ahead" | "non_members_invited" | "non_members_attended" | "essays_due" | "essays_received" | "essays_exempt" | "essays_owed" | "grade_good" | "grade_fair" | "grade_average" | "grade_failed" | "essays_not_graded";

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

export interface FormerUnit {
  /** The first day on which it no longer existed; empty if it was removed. */
  closed_on: string;
  parent: Named | null;
  standing: UnitStanding;
  unit: Named;
}

export interface GiveKey {
  name: string;
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

export interface HolderLine {
  given_at: string;
  given_by: string;
  /** The account, and the person who holds it. */
  name: string;
  person: string;
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

/** A name in Vietnamese and English. */
export interface Label {
  english: string;
  vietnamese: string;
}

export type LaptopState = "waiting" | "active" | "refused" | "revoked";

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

/** A round as an officer enters it. */
export interface NewRound {
  addressed: Addressed;
  /** Empty: there is no deadline. */
  deadline?: string;
  documents: NewDocument[];
  essay_owers?: EssayOwers;
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

export interface PassphraseChange {
  new: string;
  old: string;
}

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

export type Role = "officer" | "grader" | "admin";

/** Fields that are left out stay as they are. Whom a round is addressed to can't be changed. */
export interface RoundChange {
  deadline?: string | null;
  documents?: NewDocument[] | null;
  essay_owers?: EssayOwers | null;
  from?: string | null;
  guiding_questions?: string | null;
  hand_in?: boolean | null;
  title?: string | null;
  to?: string | null;
}

export interface RoundDetail {
  addressed: Addressed;
  deadline: string;
  documents: DocumentDetail[];
  essay_owers: EssayOwers;
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

/** One row in words. */
export interface ShownRow {
  id: string;
  shown: Record<string, string>;
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
  essays_received: number | null;
  expected_contact: string;
  finalised_at: string | null;
  last_receipt_at: string | null;
  /** When a laptop of the cell last connected, or its last package arrived. */
  last_word_at: string | null;
  /** Changes after closing that the cell has not accepted. */
  late: number;
  made_up: number | null;
  make_up_owed: number | null;
  overdue: Overdue | null;
  present: number | null;
  state: CellState;
  studied: number | null;
  studied_share: number | null;
  unit: UnitName;
  /** Due, and not marked in any part yet. */
  unmarked: number | null;
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
  present: number;
  present_share: number | null;
  sessions: number;
  sessions_by_superior: number;
  studied: number;
  studied_share: number | null;
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
  essays_received: v.nullable(v.number()),
  expected_contact: v.string(),
  finalised_at: v.nullable(v.string()),
  last_receipt_at: v.nullable(v.string()),
  last_word_at: v.nullable(v.string()),
  late: v.number(),
  made_up: v.nullable(v.number()),
  make_up_owed: v.nullable(v.number()),
  overdue: v.nullable(Overdue),
  present: v.nullable(v.number()),
  state: CellState,
  studied: v.nullable(v.number()),
  studied_share: v.nullable(v.number()),
  unit: UnitName,
  unmarked: v.nullable(v.number()),
});

export const Totals: v.GenericSchema<unknown, Totals> = v.object({
  due: v.number(),
  essays_due: v.number(),
  essays_exempt: v.number(),
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
  present: v.number(),
  present_share: v.nullable(v.number()),
  sessions: v.number(),
  sessions_by_superior: v.number(),
  studied: v.number(),
  studied_share: v.nullable(v.number()),
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

export const Figure: v.GenericSchema<unknown, Figure> = v.picklist(["due", "present", "with_reason", "without", "unmarked", "made_up", "studied", "make_up_owed", "exempt_present", "exempt", "counted_elsewhere", "sessions", "sessions_by_superior", "sessions_unconfirmed", "sessions_ahead", "non_members_invited", "non_members_attended", "essays_due", "essays_received", "essays_exempt", "essays_owed", "grade_good", "grade_fair", "grade_average", "grade_failed", "essays_not_graded"]);

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

export const Label: v.GenericSchema<unknown, Label> = v.object({
  english: v.string(),
  vietnamese: v.string(),
});

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

export const ActKind: v.GenericSchema<unknown, ActKind> = v.picklist(["round_issued", "round_corrected", "round_extended", "round_withdrawn", "round_restored", "unit_added", "unit_changed", "unit_moved", "unit_closed", "unit_reopened", "unit_removed", "unit_taken_back", "invite_made", "invite_cancelled", "laptop_admitted", "laptop_refused", "laptop_revoked", "set_aside_answered", "key_given", "clock_confirmed", "person_named"]);

export const ActRow: v.GenericSchema<unknown, ActRow> = v.object({
  at: v.string(),
  changes: v.array(ActChange),
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
  "GET /api/v1/rounds": Rounds,
  "POST /api/v1/rounds": Added,
  "GET /api/v1/rounds/{round}": RoundDetail,
  "PATCH /api/v1/rounds/{round}": RoundDetail,
  "POST /api/v1/rounds/{round}/withdrawn": RoundDetail,
  "GET /api/v1/rounds/{round}/table": RoundTable,
  "GET /api/v1/rounds/{round}/units/{unit}/figures/{figure}": FigureRows,
  "GET /api/v1/registers/{register}": RegisterTable,
  "GET /api/v1/registers/{register}/units/{unit}": RegisterRows,
  "GET /api/v1/grading-key": GradingKey,
  "GET /api/v1/graders": Graders,
  "POST /api/v1/graders": Graders,
  "GET /api/v1/rounds/{round}/essays": EssaysOfRound,
  "GET /api/v1/rounds/{round}/units/{unit}/essays": EssayLines,
  "GET /api/v1/rounds/{round}/units/{unit}/essays/{essay}": EssayRead,
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
