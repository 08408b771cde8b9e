import { createContext, useContext } from "react";
import type { Me } from "../api";

export interface Session {
  me: Me;
  /** False while the log-in has expired. Pages make no requests until an officer has logged in again. */
  live: boolean;
  logout: () => Promise<void>;
  /** Fetches again who is logged in. */
  refresh: () => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("a page was drawn outside the session gate");
  return session;
}

/** How often a page that watches laptops is fetched again. It is not while nobody is logged in. */
export function useRefresh(): number | false {
  return useSession().live ? 10_000 : false;
}
