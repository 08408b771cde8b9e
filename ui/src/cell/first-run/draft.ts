import type { Role } from "../types";

/** The answers of the first run so far. Nothing is written before the third step ends. */
export interface BookDraft {
  cell_name: string;
  superior_name: string;
  full_name: string;
  role: Role;
}

export const emptyDraft: BookDraft = { cell_name: "", superior_name: "", full_name: "", role: "secretary" };

export type Invite = { is: "none" } | { is: "code"; code: string } | { is: "file"; file: string };

export const ROLES: readonly Role[] = ["secretary", "deputy_secretary", "committee_member"];

/** At least eight letters or digits as a person counts them. */
export function longEnough(passphrase: string): boolean {
  return [...passphrase.normalize("NFC")].length >= 8;
}
