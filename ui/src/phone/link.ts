/** What the QR code carries: where to send to, and the key that never leaves the phone's browser. */
export interface Link {
  token: string;
  key: Uint8Array;
}

export const KEY_BYTES = 32;

/** Null if the link was typed or cut, so that its key is missing. */
export function linkOf(location: { pathname: string; hash: string }): Link | null {
  const token = location.pathname.split("/").filter(Boolean)[0];
  const key = bytesOf(location.hash.replace(/^#/, ""));
  return token && key?.length === KEY_BYTES ? { token, key } : null;
}

/** Base64 with the letters of links. */
export function bytesOf(text: string): Uint8Array | null {
  if (!/^[\w-]+$/.test(text)) return null;
  const letters = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
