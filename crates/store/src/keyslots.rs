//! The book's random key, wrapped once for each person and once for the recovery sheet.

use crate::{Error, random};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::Id;
use domain::hex::{decode_vec as unhex, encode as hex};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The key of the database. Never leaves memory in clear.
pub type BookKey = Zeroizing<[u8; 32]>;

/// Of the book's folder as this program writes it. From 1 on, what one version wrote every later one opens
/// (`tests/fixtures/book`); 0 was for trying out.
pub const VERSION: u32 = 1;

/// What stands beside the database, readable before anybody has unlocked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Keyslots {
    pub version: u32,
    pub cell_name: String,
    /// Sample data, marked so on every page.
    pub sample: bool,
    pub people: Vec<PersonSlot>,
    pub recovery: Option<RecoverySlot>,
}

impl Keyslots {
    /// `OtherVersion` where another program than this one wrote the book, before anything else in it is believed.
    pub fn read(text: &[u8]) -> Result<Keyslots, Error> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let damaged = |_| Error::Damaged("keys.json");
        match serde_json::from_slice::<Versioned>(text).map_err(damaged)?.version {
            VERSION => serde_json::from_slice(text).map_err(damaged),
            other => Err(Error::OtherVersion(other)),
        }
    }
}

/// Who may unlock. The names stand on the lock page, so they are not secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub id: Id,
    pub name: String,
    /// As `domain::rights::Role` is stored.
    pub role: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PersonSlot {
    #[serde(flatten)]
    pub person: Person,
    pub kdf: KdfParameters,
    salt: String,
    wrapped: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RecoverySlot {
    wrapped: String,
    /// Words of it have been typed back: the sheet exists on paper.
    pub proved: bool,
}

/// Argon2id's costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfParameters {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Default for KdfParameters {
    fn default() -> Self {
        KdfParameters { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }
}

impl KdfParameters {
    /// Below this a slot is refused: somebody has weakened the file.
    pub const FLOOR: KdfParameters = KdfParameters { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

    fn acceptable(&self) -> bool {
        self.memory_kib >= Self::FLOOR.memory_kib
            && self.passes >= Self::FLOOR.passes
            && self.lanes >= 1
            && self.memory_kib <= 1024 * 1024
            && self.passes <= 32
            && self.lanes <= 16
    }
}

impl PersonSlot {
    pub fn wrap(person: Person, passphrase: &str, key: &BookKey, kdf: KdfParameters) -> Result<Self, Error> {
        let salt = random::<16>()?;
        let wrapping = derive(passphrase, &salt, kdf)?;
        let mut slot = PersonSlot { person, kdf, salt: hex(&salt), wrapped: String::new() };
        slot.wrapped = hex(&encrypt(&wrapping, key.as_slice(), &slot.authenticated())?);
        Ok(slot)
    }

    pub fn unwrap_key(&self, passphrase: &str) -> Result<BookKey, Error> {
        if !self.kdf.acceptable() {
            return Err(Error::WeakenedKeys);
        }
        let salt = unhex(&self.salt).ok_or(Error::Damaged("keys.json"))?;
        let wrapping = derive(passphrase, &salt, self.kdf)?;
        let wrapped = unhex(&self.wrapped).ok_or(Error::Damaged("keys.json"))?;
        decrypt(&wrapping, &wrapped, &self.authenticated()).ok_or(Error::WrongPassphrase)
    }

    /// Parameters are bound to the key: changing them in the file makes it open with nothing.
    fn authenticated(&self) -> Vec<u8> {
        let KdfParameters { memory_kib, passes, lanes } = self.kdf;
        format!("sochibo keyslot v1 {} argon2id {memory_kib} {passes} {lanes} {}", self.person.id, self.salt)
            .into_bytes()
    }
}

const RECOVERY: &[u8] = b"sochibo recovery v1";

impl RecoverySlot {
    pub fn wrap(secret: &[u8; 16], key: &BookKey) -> Result<Self, Error> {
        let wrapped = hex(&encrypt(&recovery_key(secret), key.as_slice(), RECOVERY)?);
        Ok(RecoverySlot { wrapped, proved: false })
    }

    pub fn unwrap_key(&self, secret: &[u8; 16]) -> Result<BookKey, Error> {
        let wrapped = unhex(&self.wrapped).ok_or(Error::Damaged("keys.json"))?;
        decrypt(&recovery_key(secret), &wrapped, RECOVERY).ok_or(Error::WrongWords)
    }
}

/// The sheet's secret is random, so it needs no slow derivation.
fn recovery_key(secret: &[u8; 16]) -> BookKey {
    Zeroizing::new(blake3::derive_key("sochibo recovery sheet v1", secret))
}

fn derive(passphrase: &str, salt: &[u8], kdf: KdfParameters) -> Result<BookKey, Error> {
    let params = Params::new(kdf.memory_kib, kdf.passes, kdf.lanes, Some(32)).map_err(|_| Error::WeakenedKeys)?;
    let mut key = Zeroizing::new([0; 32]);
    let passphrase = Zeroizing::new(domain::language::nfc(passphrase));
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, key.as_mut_slice())
        .map_err(|_| Error::WeakenedKeys)?;
    Ok(key)
}

/// A random nonce, then what it encrypts.
pub(crate) fn encrypt(key: &BookKey, plain: &[u8], authenticated: &[u8]) -> Result<Vec<u8>, Error> {
    let nonce = random::<24>()?;
    let cipher = XChaCha20Poly1305::new(key.as_slice().try_into().map_err(|_| Error::Damaged("key"))?);
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: authenticated })
        .map_err(|_| Error::Damaged("key"))?;
    Ok([&nonce[..], &sealed].concat())
}

pub(crate) fn decrypt(key: &BookKey, sealed: &[u8], authenticated: &[u8]) -> Option<BookKey> {
    let (nonce, sealed) = sealed.split_first_chunk::<24>()?;
    let cipher = XChaCha20Poly1305::new(key.as_slice().try_into().ok()?);
    let plain =
        Zeroizing::new(cipher.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: authenticated }).ok()?);
    plain.as_slice().try_into().ok().map(Zeroizing::new)
}
