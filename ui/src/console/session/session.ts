import { createContext, useContext } from "react";
import type { Me } from "../api";

export interface Session {
  me: Me;
  /** False while the log-in has run out: pages stop asking until someone is back. */
  live: boolean;
  logout: () => Promise<void>;
  /** Asks the server again who is here. */
  refresh: () => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("a page was drawn outside the session gate");
  return session;
}

/** How often a page that watches laptops asks again; never while logged out. */
export function useRefresh(): number | false {
  return useSession().live ? 10_000 : false;
}
