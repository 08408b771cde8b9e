import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { Layout } from "./frame/Layout";
import { PageFailed } from "./frame/PageFailed";
import { HomePage } from "./home/HomePage";

interface Opened {
  /** The record to open at once, from a search hit or a link. */
  open?: string | undefined;
}

function opened(search: Record<string, unknown>): Opened {
  return typeof search.open === "string" ? { open: search.open } : {};
}

/** Which form or list of a page is open, as `useOpenForm` reads it. */
function formed(search: Record<string, unknown>): { form?: string } {
  return typeof search.form === "string" ? { form: search.form } : {};
}

const root = createRootRoute({ component: Layout, notFoundComponent: HomePage });
const under = <P extends string>(path: P) => ({ getParentRoute: () => root, path }) as const;

const home = createRoute({ ...under("/"), component: HomePage });
const members = createRoute({
  ...under("/members"),
  validateSearch: opened,
  component: lazyRouteComponent(() => import("./members/MembersPage")),
});
const importWizard = createRoute({
  ...under("/members/import"),
  component: lazyRouteComponent(() => import("./import-wizard/ImportPage")),
});
const held = createRoute({
  ...under("/members/$member/held"),
  component: lazyRouteComponent(() => import("./held/HeldPage")),
});
/** Which year or quarter is rated, and by which scheme. */
function rated(search: Record<string, unknown>): { period?: string; scheme?: string } {
  return {
    ...(typeof search.period === "string" || typeof search.period === "number"
      ? { period: String(search.period) }
      : {}),
    ...(typeof search.scheme === "string" ? { scheme: search.scheme } : {}),
  };
}
const ratings = createRoute({
  ...under("/ratings"),
  validateSearch: rated,
  component: lazyRouteComponent(() => import("./ratings/RatingsPage")),
});
const rating = createRoute({
  ...under("/ratings/$member"),
  validateSearch: rated,
  component: lazyRouteComponent(() => import("./ratings/RatingPage")),
});
const documents = createRoute({
  ...under("/documents"),
  validateSearch: opened,
  component: lazyRouteComponent(() => import("./documents/DocumentsPage")),
});
const registers = createRoute({
  ...under("/registers"),
  component: lazyRouteComponent(() => import("./registers/RegistersPage")),
});
const calendar = createRoute({
  ...under("/calendar"),
  component: lazyRouteComponent(() => import("./calendar/CalendarPage")),
});
const register = createRoute({
  ...under("/registers/$register"),
  validateSearch: (search: Record<string, unknown>): Opened & { late?: true } => ({
    ...opened(search),
    ...(search.late === true || search.late === "true" ? { late: true } : {}),
  }),
  component: lazyRouteComponent(() => import("./registers/RegisterPage")),
});
const receivedInspections = createRoute({
  ...under("/superior-inspections"),
  component: lazyRouteComponent(() => import("./inspections/ReceivedPage")),
});
const returns = createRoute({
  ...under("/returns"),
  component: lazyRouteComponent(() => import("./returns/ReturnsPage")),
});
const verifyPaper = createRoute({
  ...under("/verify-paper"),
  component: lazyRouteComponent(() => import("./issued/VerifyPage")),
});
const superiorForms = createRoute({
  ...under("/superior-forms"),
  component: lazyRouteComponent(() => import("./superior-forms/SuperiorFormsPage")),
});
const superiorForm = createRoute({
  ...under("/superior-forms/$form"),
  component: lazyRouteComponent(() => import("./superior-forms/SuperiorFormPage")),
});
const registerRow = createRoute({
  ...under("/registers/$register/$row"),
  component: lazyRouteComponent(() => import("./registers/RowPage")),
});
const rounds = createRoute({
  ...under("/rounds"),
  component: lazyRouteComponent(() => import("./rounds/RoundsPage")),
});
const newRound = createRoute({
  ...under("/rounds/new"),
  validateSearch: (
    search: Record<string, unknown>,
  ): { document?: string; parent?: string; copy?: string } => ({
    ...(typeof search.document === "string" ? { document: search.document } : {}),
    ...(typeof search.parent === "string" ? { parent: search.parent } : {}),
    ...(typeof search.copy === "string" ? { copy: search.copy } : {}),
  }),
  component: lazyRouteComponent(() => import("./rounds/NewRoundPage")),
});
const round = createRoute({
  ...under("/rounds/$round"),
  component: lazyRouteComponent(() => import("./rounds/RoundPage")),
});
const within = <P extends string>(path: P) => ({ getParentRoute: () => round, path }) as const;
const plan = createRoute({ ...within("/"), component: lazyRouteComponent(() => import("./rounds/PlanTab")) });
const sessions = createRoute({
  ...within("sessions"),
  component: lazyRouteComponent(() => import("./rounds/SessionsTab")),
});
const rollCalls = createRoute({
  ...within("roll-call"),
  component: lazyRouteComponent(() => import("./roll-call/RollCallTab")),
});
const makeUps = createRoute({
  ...within("make-ups"),
  component: lazyRouteComponent(() => import("./make-ups/MakeUpsTab")),
});
const essays = createRoute({
  ...within("essays"),
  component: lazyRouteComponent(() => import("./essays/EssaysTab")),
});
const totals = createRoute({
  ...within("totals"),
  validateSearch: formed,
  component: lazyRouteComponent(() => import("./totals/TotalsTab")),
});
const rollCall = createRoute({
  ...under("/roll-call/$session"),
  component: lazyRouteComponent(() => import("./roll-call/RollCallPage")),
});
const teamGrading = createRoute({
  ...under("/rounds/$round/grading"),
  component: lazyRouteComponent(() => import("./essays/GradingPage")),
});
const essay = createRoute({
  ...under("/rounds/$round/essays/$member"),
  component: lazyRouteComponent(() => import("./essays/EssayPage")),
});
const meetings = createRoute({
  ...under("/meetings"),
  component: lazyRouteComponent(() => import("./meetings/MeetingsPage")),
});
const meeting = createRoute({
  ...under("/meetings/$meeting"),
  component: lazyRouteComponent(() => import("./meetings/MeetingPage")),
});
const inMeeting = <P extends string>(path: P) => ({ getParentRoute: () => meeting, path }) as const;
const agenda = createRoute({
  ...inMeeting("/"),
  component: lazyRouteComponent(() => import("./meetings/AgendaTab")),
});
const attendance = createRoute({
  ...inMeeting("attendance"),
  validateSearch: formed,
  component: lazyRouteComponent(() => import("./meetings/AttendanceTab")),
});
const meetingTasks = createRoute({
  ...inMeeting("tasks"),
  component: lazyRouteComponent(() => import("./meetings/TasksTab")),
});
const decision = createRoute({
  ...inMeeting("decision"),
  component: lazyRouteComponent(() => import("./meetings/DecisionTab")),
});
const grading = createRoute({
  ...inMeeting("grading"),
  component: lazyRouteComponent(() => import("./meetings/GradeTab")),
});
const meetingRoll = createRoute({
  ...under("/meeting-roll/$meeting"),
  component: lazyRouteComponent(() => import("./meetings/MeetingRollPage")),
});
/** Which section is shown. */
function sectioned(search: Record<string, unknown>): { section?: string } {
  return typeof search.section === "string" ? { section: search.section } : {};
}
const guide = createRoute({
  ...under("/guide"),
  validateSearch: sectioned,
  component: lazyRouteComponent(() => import("./guide/GuidePage")),
});
const exchange = createRoute({
  ...under("/exchange"),
  component: lazyRouteComponent(() => import("./exchange/ExchangePage")),
});
const conflicts = createRoute({
  ...under("/cards"),
  component: lazyRouteComponent(() => import("./conflicts/ConflictsPage")),
});
const settings = createRoute({
  ...under("/settings"),
  component: lazyRouteComponent(() => import("./settings/SettingsPage")),
});
const bin = createRoute({
  ...under("/settings/bin"),
  component: lazyRouteComponent(() => import("./bin/BinPage")),
});

const retention = createRoute({
  ...under("/settings/retention"),
  component: lazyRouteComponent(() => import("./retention/RetentionPage")),
});

const tree = root.addChildren([
  home,
  members,
  importWizard,
  held,
  ratings,
  rating,
  documents,
  registers,
  register,
  registerRow,
  receivedInspections,
  returns,
  verifyPaper,
  superiorForms,
  superiorForm,
  calendar,
  rounds,
  newRound,
  round.addChildren([plan, sessions, rollCalls, makeUps, essays, totals]),
  rollCall,
  meetings,
  meeting.addChildren([agenda, attendance, meetingTasks, decision, grading]),
  meetingRoll,
  teamGrading,
  essay,
  guide,
  exchange,
  conflicts,
  settings,
  bin,
  retention,
]);

/** Tauri serves a folder of files, so the page is named after the # of the address. */
export function makeRouter() {
  return createRouter({
    routeTree: tree,
    history: createHashHistory(),
    defaultErrorComponent: PageFailed,
    defaultPreload: false,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
