/** The id of a record that is not in the book yet: 32 hex digits, as `domain::Id` writes them. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
