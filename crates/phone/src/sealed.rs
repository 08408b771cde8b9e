//! Pictures as the phone encrypts them: a nonce of 24 bytes, then XChaCha20-Poly1305 over the picture, bound to the link.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

pub(crate) const NONCE: usize = 24;
/// What sealing adds to a picture.
pub(crate) const OVERHEAD: usize = NONCE + 16;

pub(crate) type Nonce = [u8; NONCE];

/// The picture and its nonce; `None` if it was not sealed with this key for this link.
pub(crate) fn open(key: &[u8; 32], token: &str, sealed: &[u8]) -> Option<(Nonce, Zeroizing<Vec<u8>>)> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
    let cipher = XChaCha20Poly1305::new(key.into());
    let payload = Payload { msg: rest, aad: token.as_bytes() };
    let picture = cipher.decrypt(&XNonce::from(*nonce), payload).ok()?;
    Some((*nonce, Zeroizing::new(picture)))
}

#[cfg(test)]
pub(crate) fn seal(key: &[u8; 32], token: &str, nonce: Nonce, picture: &[u8]) -> Vec<u8> {
    let cipher = XChaCha20Poly1305::new(key.into());
    let payload = Payload { msg: picture, aad: token.as_bytes() };
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload).expect("sealing in memory");
    [nonce.as_slice(), &sealed].concat()
}
