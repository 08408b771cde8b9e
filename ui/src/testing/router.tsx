import type { ReactNode } from "react";

/** Takes the place of the router: where a page is, and where it went. `vi.mock("@tanstack/react-router", () => import("../../testing/router"))`. */
export const place = {
  params: {} as Record<string, string>,
  search: {} as Record<string, string>,
  pathname: "/",
  went: [] as unknown[],
};

const navigate = async (to: unknown) => {
  place.went.push(to);
};

export const useNavigate = () => navigate;
export const useParams = () => place.params;
export const useSearch = () => place.search;
export const useLocation = () => ({ pathname: place.pathname });
export const Link = ({ children }: { children: ReactNode }) => children;
export const Outlet = () => null;

export function resetPlace(): void {
  place.params = {};
  place.search = {};
  place.pathname = "/";
  place.went.length = 0;
}
