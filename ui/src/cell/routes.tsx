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
  validateSearch: opened,
  component: lazyRouteComponent(() => import("./registers/RegisterPage")),
});
const rounds = createRoute({
  ...under("/rounds"),
  component: lazyRouteComponent(() => import("./rounds/RoundsPage")),
});
const newRound = createRoute({
  ...under("/rounds/new"),
  validateSearch: (search: Record<string, unknown>): { document?: string; parent?: string } => ({
    ...(typeof search.document === "string" ? { document: search.document } : {}),
    ...(typeof search.parent === "string" ? { parent: search.parent } : {}),
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
  component: lazyRouteComponent(() => import("./totals/TotalsTab")),
});
const rollCall = createRoute({
  ...under("/roll-call/$session"),
  component: lazyRouteComponent(() => import("./roll-call/RollCallPage")),
});
const essay = createRoute({
  ...under("/rounds/$round/essays/$member"),
  component: lazyRouteComponent(() => import("./essays/EssayPage")),
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

const tree = root.addChildren([
  home,
  members,
  importWizard,
  documents,
  registers,
  register,
  calendar,
  rounds,
  newRound,
  round.addChildren([plan, sessions, rollCalls, makeUps, essays, totals]),
  rollCall,
  essay,
  exchange,
  conflicts,
  settings,
  bin,
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
