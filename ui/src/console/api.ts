/**
 * Every request of the console to the server goes through here. An answer that does not parse is
 * refused here, so that no page shows half an answer. Ids are 32 hex digits, dates ISO, moments
 * RFC 3339 in UTC, shares basis points.
 */
import * as v from "valibot";
import { essay, essayLine, essaysOfRound, graders, gradingKey, type WhichEssay } from "./essays/shapes";
import { enrolments } from "./laptops/shapes";
import { type Period, registerRows, registerTable } from "./registers/shapes";
import { clockState, me, proposedFactor } from "./session/shapes";
import { type Answer, recordSaid, setAside } from "./setaside/shapes";

export type { Essay, EssayLine, EssaysOfRound, Graders, WhichEssay } from "./essays/shapes";
export type { Device, Enrolments, Waiting } from "./laptops/shapes";
export type { ClockState, Me, ProposedFactor } from "./session/shapes";
export type { Answer, Said, SetAside } from "./setaside/shapes";

const id = v.string();
const count = v.number();
/** null while the cell has sent nothing: never read as 0. */
const countOrMissing = v.nullable(v.number());
const optionalText = v.optional(v.nullable(v.string()), null);

const named = v.object({ id, name: v.string() });
const contact = v.optional(v.nullable(v.object({ person: optionalText, phone: optionalText })), null);

const unit = v.object({
  id,
  name: v.string(),
  level: v.string(),
  parent: v.optional(v.nullable(id), null),
  expected_contact: optionalText,
  contact,
  enrolled: v.boolean(),
});
export type Unit = v.InferOutput<typeof unit>;

const roundLine = v.object({
  id,
  title: v.string(),
  deadline: optionalText,
  documents: v.array(v.string()),
  hand_in: v.boolean(),
  cells: count,
  sent: count,
  final: count,
  provisional: count,
  silent: count,
});
export type RoundLine = v.InferOutput<typeof roundLine>;

const coverage = v.object({
  cells: count,
  sent: count,
  final: count,
  provisional: count,
  silent: count,
  behind: count,
});
export type Coverage = v.InferOutput<typeof coverage>;

const totals = v.object({
  due: count,
  present: count,
  studied: count,
  made_up: count,
  make_up_owed: count,
  essays_due: count,
  essays_received: count,
  present_share: v.nullable(count),
  studied_share: v.nullable(count),
});
export type Totals = v.InferOutput<typeof totals>;

const tableRow = v.object({
  unit: v.object({ id, name: v.string(), parent_name: optionalText }),
  state: v.picklist(["silent", "provisional", "final"]),
  expected_contact: optionalText,
  contact,
  due: countOrMissing,
  present: countOrMissing,
  studied: countOrMissing,
  made_up: countOrMissing,
  make_up_owed: countOrMissing,
  essays_due: countOrMissing,
  essays_received: countOrMissing,
  finalised_at: optionalText,
  late: v.optional(v.nullable(v.union([v.number(), v.boolean()])), null),
  last_receipt_at: optionalText,
  device: v.optional(v.nullable(v.object({ name: v.string(), state: v.string() })), null),
  overdue: v.boolean(),
});
export type TableRow = v.InferOutput<typeof tableRow>;

const table = v.object({
  round: v.object({ id, title: v.string(), deadline: optionalText }),
  as_of: v.string(),
  coverage,
  totals: v.nullable(totals),
  rows: v.array(tableRow),
});
export type RoundTable = v.InferOutput<typeof table>;

/** Columns of the table that open onto rows. */
export const FIGURES = [
  "due",
  "studied",
  "made_up",
  "make_up_owed",
  "essays_received",
  "essays_due",
  "present",
] as const;
export type Figure = (typeof FIGURES)[number];

const figureRows = v.object({
  figure: v.string(),
  rows: v.array(v.object({ label: v.string(), detail: optionalText, adds: count })),
});
export type FigureRows = v.InferOutput<typeof figureRows>;

const arrivals = v.object({
  day: v.string(),
  rows: v.array(
    v.object({
      at: v.string(),
      unit: named,
      device: v.optional(v.nullable(v.union([v.string(), v.object({ name: v.string() })])), null),
      things: v.array(v.object({ thing: v.string(), count })),
      receipt_code: optionalText,
    }),
  ),
});
export type Arrivals = v.InferOutput<typeof arrivals>;

const packageRow = v.object({
  id,
  unit: named,
  device: v.string(),
  /** The person at the laptop, as written there. */
  person: optionalText,
  revoked: v.boolean(),
  /** By the laptop's clock. */
  made_at: v.string(),
  taken_at: v.string(),
  changes: count,
  set_aside: count,
  things: v.array(v.object({ thing: v.string(), count })),
  receipt_code: optionalText,
});
export type PackageRow = v.InferOutput<typeof packageRow>;
const packageTaken = v.object({ ...packageRow.entries, before: optionalText, pieces: count });
export type PackageTaken = v.InferOutput<typeof packageTaken>;

/** The largest number that the server accepts. */
export const LARGEST_PACKAGE = 2_000_000_000;

/** Where a browser fetches the answer to a package from. */
export function answerAddress(packageId: string): string {
  return `/api/v1/packages/${packageId}/answer`;
}

const invite = v.object({
  code: v.string(),
  file_name: v.string(),
  file: v.string(),
  expires_at: v.string(),
  url: v.string(),
});
export type Invite = v.InferOutput<typeof invite>;

const openInvite = v.object({
  id,
  unit: named,
  made_at: v.string(),
  made_by: v.string(),
  expires_at: v.string(),
});
export type OpenInvite = v.InferOutput<typeof openInvite>;

const label = v.union([v.string(), v.object({ name: v.string() }), v.object({ title: v.string() })]);
const namesLog = v.object({
  rows: v.array(
    v.object({
      at: v.string(),
      officer: v.string(),
      unit: label,
      round: v.nullable(label),
      figure: v.string(),
      essay: v.optional(v.nullable(id), null),
    }),
  ),
});
export type NamesLog = v.InferOutput<typeof namesLog>;

export interface NewDocument {
  number: string;
  name: string;
  issuer: string;
  date: string;
  summary: string;
}
export type EssayOwers = "nobody" | "all_members" | "official_members";
export interface NewRound {
  title: string;
  documents: NewDocument[];
  deadline: string;
  from: string;
  to: string;
  guiding_questions: string;
  essay_owers: EssayOwers;
  hand_in: boolean;
  addressed: "all" | string[];
}
export interface CellFields {
  name: string;
  expected_contact: string;
  contact_person: string;
  contact_phone: string;
}

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

const said = v.object({
  code: v.string(),
  message: v.string(),
  field: v.optional(v.nullable(v.string()), null),
});

async function refusal(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = v.safeParse(said, body);
  if (!parsed.success) return new ApiError(response.status, "unreadable", "", null);
  return new ApiError(response.status, parsed.output.code, parsed.output.message, parsed.output.field);
}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`/api/v1${path}`, {
    credentials: "same-origin",
    cache: "no-store",
    ...init,
  }).catch(() => {
    throw new ApiError(0, "offline", "", null);
  });
  if (response.ok) return response;
  const error = await refusal(response);
  // A wrong passphrase is also a 401, and is no expiry.
  if (response.status === 401 && error.code === "login_needed" && path !== "/me") {
    for (const listener of expiryListeners) listener();
  }
  throw error;
}

async function read<S extends v.GenericSchema>(schema: S, response: Response): Promise<v.InferOutput<S>> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) {
    const where = v.getDotPath(parsed.issues[0]) ?? "";
    throw new ApiError(response.status, "unreadable", where, null);
  }
  return parsed.output;
}

async function get<S extends v.GenericSchema>(schema: S, path: string, signal?: AbortSignal) {
  return read(schema, await ask(path, signal ? { signal } : {}));
}

/** `x-sochibo` is what no other site can make a browser send. */
function send(method: "POST" | "PATCH", path: string, body: unknown = {}): Promise<Response> {
  return ask(path, {
    method,
    headers: { "content-type": "application/json", "x-sochibo": "1" },
    body: JSON.stringify(body),
  });
}

const made = v.object({ id });

function inPeriod({ from, until }: Period): string {
  const asked = new URLSearchParams({ ...(from && { from }), ...(until && { until }) }).toString();
  return asked && `?${asked}`;
}

export const api = {
  me: () => get(me, "/me"),
  /** `code`: of the phone, or a recovery code; empty until the server asks for one. */
  login: async (name: string, passphrase: string, code: string) =>
    read(me, await send("POST", "/login", code === "" ? { name, passphrase } : { name, passphrase, code })),
  beginSecondFactor: async (passphrase: string) =>
    read(proposedFactor, await send("POST", "/second-factor/begin", { passphrase })),
  /** The answer has the recovery codes, which are shown only once. */
  confirmSecondFactor: async (code: string) =>
    (
      await read(
        v.object({ recovery_codes: v.array(v.string()) }),
        await send("POST", "/second-factor/confirm", { code }),
      )
    ).recovery_codes,
  changePassphrase: async (old: string, next: string) =>
    void (await send("POST", "/passphrase", { old, new: next })),
  logout: async () => void (await send("POST", "/logout")),

  units: async (on?: string) =>
    (await get(v.object({ units: v.array(unit) }), on ? `/units?on=${encodeURIComponent(on)}` : "/units"))
      .units,
  addCell: async (parent: string, fields: CellFields) =>
    read(made, await send("POST", "/units", { ...fields, parent, level: "cell" })),
  changeCell: async (unitId: string, fields: CellFields) =>
    void (await send("PATCH", `/units/${unitId}`, fields)),
  invite: async (unitId: string) => read(invite, await send("POST", `/units/${unitId}/invites`)),

  clock: () => get(clockState, "/clock"),
  confirmClock: async () => read(clockState, await send("POST", "/clock/confirm")),
  /** Those that nobody has used yet. */
  invites: async () => (await get(v.object({ rows: v.array(openInvite) }), "/invites")).rows,
  cancelInvite: async (inviteId: string) => void (await send("POST", `/invites/${inviteId}/cancel`)),

  rounds: async () => (await get(v.object({ rounds: v.array(roundLine) }), "/rounds")).rounds,
  issue: async (round: NewRound) => read(made, await send("POST", "/rounds", round)),
  table: (roundId: string) => get(table, `/rounds/${roundId}/table`),
  tableWorkbook: async (roundId: string) => (await ask(`/rounds/${roundId}/table.xlsx`)).blob(),
  /** Opening names is logged, and the cell sees the log: call only when the officer confirms. */
  figureRows: (roundId: string, unitId: string, figure: Figure) =>
    get(figureRows, `/rounds/${roundId}/units/${unitId}/figures/${figure}`),

  register: (name: string, period: Period) => get(registerTable, `/registers/${name}${inPeriod(period)}`),
  /** The rows from which a count of a cell was made. They name no person. */
  registerRows: (name: string, unitId: string, period: Period) =>
    get(registerRows, `/registers/${name}/units/${unitId}${inPeriod(period)}`),

  gradingKey: () => get(gradingKey, "/grading-key"),
  graders: () => get(graders, "/graders"),
  giveKey: async (name: string) => read(graders, await send("POST", "/graders", { name })),
  essaysOfRound: (roundId: string) => get(essaysOfRound, `/rounds/${roundId}/essays`),
  /** Opening names or an essay is logged, and the cell sees the log: call only when the officer confirms. */
  essaysOfCell: async (roundId: string, unitId: string) =>
    (await get(v.object({ rows: v.array(essayLine) }), `/rounds/${roundId}/units/${unitId}/essays`)).rows,
  essay: ({ round, unit, essay: which }: WhichEssay) =>
    get(essay, `/rounds/${round}/units/${unit}/essays/${which}`),
  pageAddress: ({ round, unit, essay: which }: WhichEssay, page: string) =>
    `/api/v1/rounds/${round}/units/${unit}/essays/${which}/pages/${page}`,

  arrivals: (day: string) => get(arrivals, `/arrivals?day=${encodeURIComponent(day)}`),
  packages: async () => (await get(v.object({ rows: v.array(packageRow) }), "/packages")).rows,
  bringPackage: async (file: File) =>
    read(
      packageTaken,
      await ask("/packages", {
        method: "POST",
        headers: { "content-type": "application/octet-stream", "x-sochibo": "1" },
        body: file,
      }),
    ),
  enrolments: () => get(enrolments, "/enrolments"),
  confirm: async (enrolment: string, four_words: string[]) =>
    void (await send("POST", `/enrolments/${enrolment}/confirm`, { four_words })),
  refuse: async (enrolment: string) => void (await send("POST", `/enrolments/${enrolment}/refuse`)),
  revoke: async (deviceId: string, reason: string) =>
    void (await send("POST", `/devices/${deviceId}/revoke`, { reason })),
  setAside: () => get(setAside, "/set-aside"),
  /** How many wait for an answer: asked for by every page. */
  setAsideWaiting: async () => (await get(v.object({ waiting: count }), "/set-aside/waiting")).waiting,
  /** May name people: logged, and the cell sees it. */
  setAsideSaid: async (unitId: string, verdict: string) =>
    (await get(v.object({ said: v.array(recordSaid) }), `/set-aside/${unitId}/${verdict}`)).said,
  answerSetAside: async (unitId: string, verdicts: string[], said: Answer) =>
    read(setAside, await send("POST", `/set-aside/${unitId}`, { verdicts, answer: said })),
  namesLog: async () => (await get(namesLog, "/names-log")).rows,
};
