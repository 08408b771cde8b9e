//! Seals pages and files, each under a key of its own.

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};

use crate::Closed;

/// Each `key` is used for one file only, so a fixed nonce is safe.
pub fn seal_file(key: &[u8; 32], plain: &[u8]) -> Result<Vec<u8>, Closed> {
    ChaCha20Poly1305::new(key.into()).encrypt(&Nonce::from([0; 12]), plain).map_err(|_| Closed)
}

/// `Closed` if the key is another file's or a byte was changed.
pub fn open_file(key: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Closed> {
    let key: &[u8; 32] = key.try_into().map_err(|_| Closed)?;
    ChaCha20Poly1305::new(key.into()).decrypt(&Nonce::from([0; 12]), sealed).map_err(|_| Closed)
}
