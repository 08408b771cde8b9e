/**
 * Every request of the console to the server goes through here. An answer that does not parse is
 * refused here, so that no page shows half an answer. Ids are 32 hex digits, dates ISO, moments
 * RFC 3339 in UTC, shares basis points.
 */
import * as v from "valibot";
import {
  ANSWERS,
  type Answer,
  type Answering,
  type AssignEssay,
  type Confirmation,
  type Endpoints,
  type FormChange,
  type FormSource,
  type GiveEssayGrade,
  type InspectionWords,
  type JointSessionWords,
  type NewDocuments,
  type NewForm,
  type NewReturn,
  type NewRound,
  type NewStanding,
  type NewUnit,
  Refusal,
  type ReturnWords,
  type RoundChange,
} from "../generated/console";
import type { Period } from "./registers/period";

export type * from "../generated/console";

/** Columns of the table that open onto rows. */
export const FIGURES = [
  "due",
  "studied",
  "made_up",
  "make_up_owed",
  "unmarked",
  "essays_received",
  "essays_due",
  "present",
  "sessions",
  "sessions_by_superior",
  "sessions_by_secretary",
  "sessions_by_committee_member",
  "sessions_by_cell",
  "turns",
  "points",
  "grade_good",
  "grade_fair",
  "grade_average",
  "grade_failed",
  "essays_not_graded",
] as const;

/** The files in which a report of a period is written. */
export type ReportFormat = "pdf" | "docx" | "xlsx";
export type Figure = (typeof FIGURES)[number];

/** The most bytes that the server accepts. */
export const LARGEST_PACKAGE = 2_000_000_000;
export const LARGEST_MATERIAL = 10_485_760;

/** What an officer writes down about a cell. */
export type CellFields = Required<
  Pick<NewUnit, "name" | "expected_contact" | "contact_person" | "contact_phone">
>;

/** An essay by the committee's round, the cell and itself. */
export type WhichEssay = Record<"round" | "unit" | "essay", string>;

/** The error of the server. `code` is `offline` or `unreadable` when there was no answer. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field: string | null,
  ) {
    super(message);
  }
}

type Listener = () => void;
const expiryListeners = new Set<Listener>();

/** The callback runs whenever the server answers that nobody is logged in. */
export function onExpiry(listener: Listener): () => void {
  expiryListeners.add(listener);
  return () => expiryListeners.delete(listener);
}

async function refusal(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = v.safeParse(Refusal, body);
  if (!parsed.success) return new ApiError(response.status, "unreadable", "", null);
  return new ApiError(response.status, parsed.output.code, parsed.output.message, parsed.output.field);
}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, {
    credentials: "same-origin",
    cache: "no-store",
    ...init,
  }).catch(() => {
    throw new ApiError(0, "offline", "", null);
  });
  if (response.ok) return response;
  const error = await refusal(response);
  // A wrong passphrase is also a 401, and is no expiry.
  if (response.status === 401 && error.code === "login_needed" && path !== "/api/v1/me") {
    for (const listener of expiryListeners) listener();
  }
  throw error;
}

async function read<T>(schema: v.GenericSchema<unknown, T>, response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) {
    const where = v.getDotPath(parsed.issues[0]) ?? "";
    throw new ApiError(response.status, "unreadable", where, null);
  }
  return parsed.output;
}

/** `x-sochibo` is what no other site can make a browser send. */
function send(method: string, path: string, type: string, body: BodyInit): Promise<Response> {
  return ask(path, { method, headers: { "content-type": type, "x-sochibo": "1" }, body });
}

/** The names in braces in the path of an endpoint. */
type Names<E extends string> = E extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Places<E extends string> = Record<Names<E>, string>;
type Request<E extends keyof Endpoints> = Endpoints[E]["request"];

function address<E extends keyof Endpoints>(endpoint: E, places: Places<E>): string {
  const path = endpoint.slice(endpoint.indexOf(" ") + 1);
  return path.replace(/\{(\w+)\}/g, (_, name: Names<E>) => encodeURIComponent(places[name]));
}

/** What is empty is not asked for. */
function query(request: object): string {
  const asked = Object.entries(request).filter(([, value]) => value);
  return asked.length === 0 ? "" : `?${new URLSearchParams(asked)}`;
}

/** Calls an endpoint: what is in the braces of its path, then its body, or its query if it is a GET. */
async function call<E extends Answering>(
  endpoint: E,
  places: Places<E>,
  ...[request]: Request<E> extends null ? [] : [Request<E>]
): Promise<Endpoints[E]["answer"]> {
  const method = endpoint.slice(0, endpoint.indexOf(" "));
  const [path, asked] = [address(endpoint, places), request ?? {}];
  const response =
    method === "GET"
      ? await ask(path + query(asked))
      : await send(method, path, "application/json", JSON.stringify(asked));
  return read(ANSWERS[endpoint], response);
}

/** Where a browser fetches the answer to a package from. */
export function answerAddress(packageId: string): string {
  return address("GET /api/v1/packages/{package}/answer", { package: packageId });
}

/** Where a browser fetches a file from that goes with a document or a round. */
export function materialAddress(material: string): string {
  return address("GET /api/v1/materials/{material}/file", { material });
}

export const api = {
  me: () => call("GET /api/v1/me", {}),
  /** `code`: of the phone, or a recovery code; empty until the server asks for one. */
  login: (name: string, passphrase: string, code: string) =>
    call("POST /api/v1/login", {}, { name, passphrase, ...(code && { code }) }),
  beginSecondFactor: (passphrase: string) => call("POST /api/v1/second-factor/begin", {}, { passphrase }),
  /** The answer has the recovery codes, which are shown only once. */
  confirmSecondFactor: async (code: string) =>
    (await call("POST /api/v1/second-factor/confirm", {}, { code })).recovery_codes,
  callMe: (person: string) => call("POST /api/v1/me", {}, { person }),
  changePassphrase: (old: string, next: string) => call("POST /api/v1/passphrase", {}, { old, new: next }),
  logout: () => call("POST /api/v1/logout", {}),

  units: (on?: string) => call("GET /api/v1/units", {}, { on }),
  addCell: (parent: string, fields: CellFields) =>
    call("POST /api/v1/units", {}, { ...fields, parent, level: "cell" }),
  changeCell: (unit: string, fields: CellFields & { parent: string }) =>
    call("PATCH /api/v1/units/{unit}", { unit }, fields),
  /** Closes a unit, opens it again, or removes one that was added by mistake. */
  stand: (unit: string, standing: NewStanding) =>
    call("POST /api/v1/units/{unit}/standing", { unit }, standing),
  invite: (unit: string) => call("POST /api/v1/units/{unit}/invites", { unit }),

  clock: () => call("GET /api/v1/clock", {}),
  confirmClock: () => call("POST /api/v1/clock/confirm", {}),
  /** Those that nobody has used yet. */
  invites: async () => (await call("GET /api/v1/invites", {})).rows,
  cancelInvite: (invite: string) => call("POST /api/v1/invites/{invite}/cancel", { invite }),

  rounds: async () => (await call("GET /api/v1/rounds", {})).rounds,
  issue: (round: NewRound) => call("POST /api/v1/rounds", {}, round),
  round: (round: string) => call("GET /api/v1/rounds/{round}", { round }),
  /** What is left out stays as it is. */
  correct: (round: string, changes: RoundChange) => call("PATCH /api/v1/rounds/{round}", { round }, changes),
  withdraw: (round: string, reason: string) =>
    call("POST /api/v1/rounds/{round}/withdrawn", { round }, { withdrawn: true, reason }),
  restore: (round: string) => call("POST /api/v1/rounds/{round}/withdrawn", { round }, { withdrawn: false }),
  table: (round: string) => call("GET /api/v1/rounds/{round}/table", { round }),
  tableWorkbook: async (round: string) =>
    (await ask(address("GET /api/v1/rounds/{round}/table.xlsx", { round }))).blob(),
  /** The report of a year ("2026"), a quarter ("2026-Q3") or a month ("2026-11"). */
  report: async (period: string, format: ReportFormat) =>
    (await ask(address("GET /api/v1/reports/{period}/{format}", { period, format }))).blob(),
  /** Opening names is logged, and the cell sees the log: call only when the officer confirms. */
  figureRows: (round: string, unit: string, figure: Figure) =>
    call("GET /api/v1/rounds/{round}/units/{unit}/figures/{figure}", { round, unit, figure }),

  /** Documents that were sent without a round. */
  documents: async () => (await call("GET /api/v1/documents", {})).documents,
  issueDocuments: async (asked: NewDocuments) => (await call("POST /api/v1/documents", {}, asked)).documents,
  withdrawDocument: async (document: string, withdrawn: boolean) =>
    (await call("POST /api/v1/documents/{document}/withdrawn", { document }, { withdrawn })).documents,

  /** The sessions of a round that the committee holds for many cells. */
  jointSessions: async (round: string) =>
    (await call("GET /api/v1/rounds/{round}/joint-sessions", { round })).sessions,
  addJointSession: async (round: string, words: JointSessionWords) =>
    (await call("POST /api/v1/rounds/{round}/joint-sessions", { round }, words)).id,
  /** `revision`: of the session that was changed. */
  changeJointSession: async (round: string, session: string, revision: number, words: JointSessionWords) =>
    (
      await call(
        "PATCH /api/v1/rounds/{round}/joint-sessions/{session}",
        { round, session },
        { revision, words },
      )
    ).sessions,
  withdrawJointSession: async (round: string, session: string, withdrawn: boolean, reason: string) =>
    (
      await call(
        "POST /api/v1/rounds/{round}/joint-sessions/{session}/withdrawn",
        { round, session },
        { withdrawn, reason },
      )
    ).sessions,

  register: (register: string, period: Period) =>
    call("GET /api/v1/registers/{register}", { register }, period),
  /** The rows from which a count of a cell was made. They name no person. */
  registerRows: (register: string, unit: string, period: Period) =>
    call("GET /api/v1/registers/{register}/units/{unit}", { register, unit }, period),

  /** By the code on a printed report. It names nobody. */
  paper: (code: string) => call("GET /api/v1/papers/{code}", { code }),

  /** Without names, what waits first. */
  guests: async () => (await call("GET /api/v1/guests", {})).guests,
  /** Names the guest and members of that name, or every member of `home`: logged, and the cells see it. */
  guest: (unit: string, guest: string, home: string) =>
    call("GET /api/v1/guests/{unit}/{guest}", { unit, guest }, { home }),
  confirmGuest: async (unit: string, guest: string, whose: Confirmation) =>
    (await call("POST /api/v1/guests/{unit}/{guest}/confirm", { unit, guest }, whose)).guests,
  refuseGuest: async (unit: string, guest: string, reason: string) =>
    (await call("POST /api/v1/guests/{unit}/{guest}/refuse", { unit, guest }, { reason })).guests,
  withdrawGuest: async (unit: string, guest: string, reason: string) =>
    (await call("POST /api/v1/guests/{unit}/{guest}/withdraw", { unit, guest }, { reason })).guests,

  /** The committee's own register; nothing of it reaches a cell but what is sent. */
  inspections: async () => (await call("GET /api/v1/inspections", {})).inspections,
  addInspection: async (unit: string, words: InspectionWords) =>
    (await call("POST /api/v1/inspections", {}, { unit, words })).id,
  /** `revision`: of the line that was changed. */
  changeInspection: async (inspection: string, revision: number, words: InspectionWords) =>
    (await call("PATCH /api/v1/inspections/{inspection}", { inspection }, { revision, words })).inspections,
  removeInspection: async (inspection: string, removed: boolean) =>
    (await call("POST /api/v1/inspections/{inspection}/removed", { inspection }, { removed })).inspections,
  /** Sends the conclusion to the cell, or takes it back with a reason. */
  sendInspection: async (inspection: string, sent: boolean, reason: string) =>
    (await call("POST /api/v1/inspections/{inspection}/sent", { inspection }, { sent, reason })).inspections,

  /** What was returned to cells, what waits for the committee first. */
  returns: async () => (await call("GET /api/v1/returns", {}, {})).returns,
  openedReturn: (id: string) => call("GET /api/v1/returns/{return}", { return: id }),
  /** What of a row, or of the figures of a round, can be returned, as it is now. */
  returnable: (unit: string, kind: string, record: string) =>
    call("GET /api/v1/returnable/{unit}/{kind}/{record}", { unit, kind, record }),
  addReturn: (asked: NewReturn) => call("POST /api/v1/returns", {}, asked),
  /** `number`: of the comment that the page shows; `seen`: what it shows of the cell. */
  returnAgain: (id: string, number: number, words: ReturnWords) =>
    call("POST /api/v1/returns/{return}/again", { return: id }, { number, words }),
  acceptReturn: (id: string, number: number, seen: string) =>
    call("POST /api/v1/returns/{return}/accept", { return: id }, { number, seen }),
  withdrawReturn: (id: string, number: number, reason: string) =>
    call("POST /api/v1/returns/{return}/withdraw", { return: id }, { number, reason }),

  forms: async () => (await call("GET /api/v1/forms", {})).forms,
  /** Stores nothing. */
  checkForm: (source: FormSource["source"]) => call("POST /api/v1/forms/check", {}, { source }),
  issueForm: (form: NewForm) => call("POST /api/v1/forms", {}, form),
  form: (form: string) => call("GET /api/v1/forms/{form}", { form }),
  /** `after`: the number of the version that was looked at. */
  renewForm: (form: string, after: number, source: FormSource["source"]) =>
    call("POST /api/v1/forms/{form}/versions", { form }, { after, source }),
  /** What is left out stays as it is. */
  changeForm: (form: string, changes: FormChange) => call("PATCH /api/v1/forms/{form}", { form }, changes),
  withdrawForm: (form: string, reason: string) =>
    call("POST /api/v1/forms/{form}/withdrawn", { form }, { withdrawn: true, reason }),
  restoreForm: (form: string) => call("POST /api/v1/forms/{form}/withdrawn", { form }, { withdrawn: false }),
  formTotals: (form: string) => call("GET /api/v1/forms/{form}/totals", { form }),
  formOfCell: (form: string, unit: string) => call("GET /api/v1/forms/{form}/units/{unit}", { form, unit }),
  formWorkbook: async (form: string) =>
    (await ask(address("GET /api/v1/forms/{form}/answers.xlsx", { form }))).blob(),

  gradingKey: () => call("GET /api/v1/grading-key", {}),
  graders: () => call("GET /api/v1/graders", {}),
  giveKey: (name: string) => call("POST /api/v1/graders", {}, { name }),
  essaysOfRound: (round: string) => call("GET /api/v1/rounds/{round}/essays", { round }),
  /** Opening names or an essay is logged, and the cell sees the log: call only when the officer confirms. */
  essaysOfCell: (round: string, unit: string) =>
    call("GET /api/v1/rounds/{round}/units/{unit}/essays", { round, unit }),
  essay: (which: WhichEssay) => call("GET /api/v1/rounds/{round}/units/{unit}/essays/{essay}", which),
  pageAddress: (which: WhichEssay, page: string) =>
    address("GET /api/v1/rounds/{round}/units/{unit}/essays/{essay}/pages/{page}", { ...which, page }),

  /** Which essay is with whom: no names of authors and no grades. */
  gradingOfRound: (round: string) => call("GET /api/v1/rounds/{round}/grading", { round }),
  shareEssays: (round: string, graders: string[], each: number) =>
    call("POST /api/v1/rounds/{round}/grading/shared", { round }, { graders, each }),
  /** Sends what was settled on to one cell, or to every cell of the round. */
  sendGrades: (round: string, unit: string | null) =>
    call("POST /api/v1/rounds/{round}/grading/sent", { round }, { unit }),
  gradingOfEssay: (which: WhichEssay) =>
    call("GET /api/v1/rounds/{round}/units/{unit}/essays/{essay}/grading", which),
  assignEssay: (which: WhichEssay, asked: AssignEssay) =>
    call("POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/graders", which, asked),
  giveGrade: (which: WhichEssay, asked: GiveEssayGrade) =>
    call("POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/given", which, asked),
  settleGrade: (which: WhichEssay, asked: GiveEssayGrade) =>
    call("POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/settled", which, asked),
  takeGradeBack: (which: WhichEssay, reason: string) =>
    call("POST /api/v1/rounds/{round}/units/{unit}/essays/{essay}/taken-back", which, { reason }),

  materials: async (subject: string) =>
    (await call("GET /api/v1/materials/with/{subject}", { subject })).materials,
  sendMaterial: async (subject: string, file: File) => {
    const path = address("POST /api/v1/materials/with/{subject}", { subject }) + query({ name: file.name });
    const response = await send("POST", path, "application/octet-stream", file);
    return (await read(ANSWERS["POST /api/v1/materials/with/{subject}"], response)).materials;
  },
  withdrawMaterial: async (material: string, withdrawn: boolean) =>
    (await call("POST /api/v1/materials/{material}/withdrawn", { material }, { withdrawn })).materials,

  arrivals: (day: string) => call("GET /api/v1/arrivals", {}, { day }),
  packages: async () => (await call("GET /api/v1/packages", {})).rows,
  bringPackage: async (file: File) =>
    read(
      ANSWERS["POST /api/v1/packages"],
      await send("POST", address("POST /api/v1/packages", {}), "application/octet-stream", file),
    ),
  enrolments: () => call("GET /api/v1/enrolments", {}),
  confirm: (device: string, four_words: string[]) =>
    call("POST /api/v1/enrolments/{device}/confirm", { device }, { four_words }),
  refuse: (device: string) => call("POST /api/v1/enrolments/{device}/refuse", { device }),
  revoke: (device: string, reason: string) =>
    call("POST /api/v1/devices/{device}/revoke", { device }, { reason }),
  setAside: () => call("GET /api/v1/set-aside", {}),
  /** How many wait for an answer: asked for by every page. */
  setAsideWaiting: async () => (await call("GET /api/v1/set-aside/waiting", {})).waiting,
  /** May name people: logged, and the cell sees it. */
  setAsideSaid: (unit: string, verdict: string) =>
    call("GET /api/v1/set-aside/{unit}/{verdict}", { unit, verdict }),
  answerSetAside: (unit: string, verdicts: string[], answer: Answer) =>
    call("POST /api/v1/set-aside/{unit}", { unit }, { verdicts, answer }),
  actLog: async () => (await call("GET /api/v1/act-log", {})).rows,
  namesLog: async () => (await call("GET /api/v1/names-log", {})).rows,
};
