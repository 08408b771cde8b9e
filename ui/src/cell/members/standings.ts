import type { Standing } from "../types";

export const STANDINGS: readonly Standing[] = [
  "active",
  "exempt",
  "temporarily_away",
  "temporarily_here",
  "transferred",
  "deceased",
];
