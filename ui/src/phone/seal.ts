import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import type { Link } from "./link";

export const NONCE_BYTES = 24;

/** A nonce, then the encrypted picture. Written in JavaScript, because a page without TLS has no WebCrypto to encrypt with. */
export function seal(link: Link, nonce: Uint8Array, picture: Uint8Array): Uint8Array {
  const sealed = xchacha20poly1305(link.key, nonce, new TextEncoder().encode(link.token)).encrypt(picture);
  const whole = new Uint8Array(nonce.length + sealed.length);
  whole.set(nonce);
  whole.set(sealed, nonce.length);
  return whole;
}

export const freshNonce = (): Uint8Array => crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
