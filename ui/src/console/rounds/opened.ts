import type { Figure } from "../api";

/** What the panel at the side shows: one figure of one cell, or one sum. */
export type Opened = { kind: "unit"; unit: string; figure: Figure } | { kind: "total"; figure: Figure };
