//! The age key of each account. **Invariant:** it is stored only encrypted, under the account's passphrase or
//! under a session's token.

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use zeroize::Zeroizing;

use crate::accounts::hasher;
use crate::failure::Failure;
use crate::random;

const SALT: usize = 16;

/// The stored form: the recipient to seal to, and the identity encrypted under the passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountKey {
    pub recipient: String,
    pub wrapped: Vec<u8>,
}

impl AccountKey {
    /// Makes a new key. It is as slow as hashing the passphrase, so it must never run on an async thread.
    pub fn make(passphrase: &str) -> Result<AccountKey, Failure> {
        AccountKey::wrap(&Identity::generate(), passphrase)
    }

    /// Encrypts the same identity under another passphrase.
    pub fn wrap(identity: &Identity, passphrase: &str) -> Result<AccountKey, Failure> {
        let salt: [u8; SALT] = random::bytes()?;
        let secret = identity.to_string();
        let key = stretched(passphrase, &salt)?;
        let sealed = seal(&key, secret.expose_secret().as_bytes())?;
        Ok(AccountKey { recipient: identity.to_public().to_string(), wrapped: [&salt[..], &sealed].concat() })
    }
}

/// Returns `None` if the passphrase is wrong.
pub fn unwrap(wrapped: &[u8], passphrase: &str) -> Result<Option<Identity>, Failure> {
    let Some((salt, sealed)) = wrapped.split_first_chunk::<SALT>() else { return Ok(None) };
    let key = stretched(passphrase, salt)?;
    Ok(open(&key, sealed))
}

/// Encrypts the identity for as long as a browser holds the token.
pub fn under_token(identity: &Identity, token: &[u8; 32]) -> Result<Vec<u8>, Failure> {
    seal(&session_key(token), identity.to_string().expose_secret().as_bytes())
}

pub fn by_token(sealed: &[u8], token: &[u8; 32]) -> Option<Identity> {
    open(&session_key(token), sealed)
}

fn session_key(token: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(blake3::derive_key("sochibo console session key v1", token))
}

/// Derives a key that differs from the stored hash: it has another salt and an additional context.
fn stretched(passphrase: &str, salt: &[u8; SALT]) -> Result<Zeroizing<[u8; 32]>, Failure> {
    let mut raw = Zeroizing::new([0; 32]);
    hasher()?
        .hash_password_into(passphrase.as_bytes(), salt, raw.as_mut())
        .map_err(|error| Failure::Broken(format!("passphrase not stretched: {error}")))?;
    Ok(Zeroizing::new(blake3::derive_key("sochibo account key v1", raw.as_ref())))
}

/// Every key here seals only once, so the nonce can be fixed.
fn seal(key: &[u8; 32], plain: &[u8]) -> Result<Vec<u8>, Failure> {
    cipher(key).encrypt(&Nonce::from([0; 12]), plain).map_err(|_| Failure::Broken("an account's key not sealed".into()))
}

fn open(key: &[u8; 32], sealed: &[u8]) -> Option<Identity> {
    let plain = Zeroizing::new(cipher(key).decrypt(&Nonce::from([0; 12]), sealed).ok()?);
    std::str::from_utf8(&plain).ok()?.parse().ok()
}

fn cipher(key: &[u8; 32]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(key.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_passphrase_unwraps_and_a_new_one_wraps_the_same_key() {
        let kept = AccountKey::make("bản làng vùng cao").unwrap();
        assert!(unwrap(&kept.wrapped, "bản làng vùng thấp").unwrap().is_none());
        let identity = unwrap(&kept.wrapped, "bản làng vùng cao").unwrap().unwrap();
        let again = AccountKey::wrap(&identity, "mật khẩu khác").unwrap();
        assert_eq!((&again.recipient, again.wrapped == kept.wrapped), (&kept.recipient, false));
        assert!(unwrap(&again.wrapped, "bản làng vùng cao").unwrap().is_none());
    }

    #[test]
    fn a_session_opens_by_its_own_token_only() {
        let identity = Identity::generate();
        let sealed = under_token(&identity, &[1; 32]).unwrap();
        let opened = by_token(&sealed, &[1; 32]).unwrap();
        assert_eq!(opened.to_public().to_string(), identity.to_public().to_string());
        assert!(by_token(&sealed, &[2; 32]).is_none());
    }
}
