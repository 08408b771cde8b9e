import type { Standing } from "../types";

export const STANDINGS: readonly Standing[] = [
  "active",
  "exempt",
  "temporarily_away",
  "transferred",
  "deceased",
];
