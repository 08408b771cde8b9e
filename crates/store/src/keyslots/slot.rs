//! The slots of a person and of the recovery sheet.

use super::{BookKey, Person};
use crate::{Error, random};
use age::secrecy::ExposeSecret;
use age::x25519::{Identity, Recipient};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::hex::{decode_vec as unhex, encode as hex};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PersonSlot {
    #[serde(flatten)]
    pub person: Person,
    pub kdf: KdfParameters,
    salt: String,
    /// In version 1 the database key, later the X25519 secret; encrypted under the passphrase.
    wrapped: String,
    /// The public half, encrypted under the database key, so that nobody else can seal the key of another
    /// database to this person. Absent in version 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) public: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RecoverySlot {
    /// In version 1 the database key, encrypted under the sheet's secret. Absent later, because the X25519
    /// secret is derived from the sheet's secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wrapped: Option<String>,
    /// Like a person's public half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) public: Option<String>,
    /// Words of the sheet were typed back, so it exists on paper.
    pub proved: bool,
}

/// The cost parameters of Argon2id.
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
    /// A slot with lower costs is refused, because somebody has weakened the file.
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

/// What a passphrase opens.
pub(super) enum Opens {
    /// In version 1, the database key itself.
    Database(BookKey),
    Sealed(Box<Identity>),
}

impl PersonSlot {
    /// Makes a slot with a new key pair. An earlier slot of the same person can't open what is sealed to this
    /// one.
    pub(super) fn make(person: Person, passphrase: &str, kdf: KdfParameters) -> Result<(PersonSlot, Identity), Error> {
        let identity = Identity::generate();
        let salt = random::<16>()?;
        let wrapping = derive(passphrase, &salt, kdf)?;
        let public = Some(String::new());
        let mut slot = PersonSlot { person, kdf, salt: hex(&salt), wrapped: String::new(), public };
        let secret = identity.to_string();
        slot.wrapped = hex(&encrypt(&wrapping, secret.expose_secret().as_bytes(), &slot.authenticated())?);
        Ok((slot, identity))
    }

    pub(super) fn is_first_version(&self) -> bool {
        self.public.is_none()
    }

    pub(super) fn open(&self, passphrase: &str) -> Result<Opens, Error> {
        if !self.kdf.acceptable() {
            return Err(Error::WeakenedKeys);
        }
        let salt = unhex(&self.salt).ok_or(Error::Damaged("keys.json"))?;
        let wrapping = derive(passphrase, &salt, self.kdf)?;
        let wrapped = unhex(&self.wrapped).ok_or(Error::Damaged("keys.json"))?;
        let opened = decrypt(&wrapping, &wrapped, &self.authenticated()).ok_or(Error::WrongPassphrase)?;
        if self.is_first_version() {
            return Ok(Opens::Database(key_of(&opened)?));
        }
        let identity = std::str::from_utf8(&opened).ok().and_then(|text| text.parse().ok());
        identity.map(|identity| Opens::Sealed(Box::new(identity))).ok_or(Error::TamperedKeys)
    }

    /// The additional authenticated data. It contains the parameters, so that with changed parameters the slot
    /// can't be opened.
    fn authenticated(&self) -> Vec<u8> {
        let KdfParameters { memory_kib, passes, lanes } = self.kdf;
        let version = if self.is_first_version() { 1 } else { 2 };
        format!("sochibo keyslot v{version} {} argon2id {memory_kib} {passes} {lanes} {}", self.person.id, self.salt)
            .into_bytes()
    }
}

const RECOVERY: &[u8] = b"sochibo recovery v1";

impl RecoverySlot {
    pub(super) fn make(secret: &[u8; 16], proved: bool) -> (RecoverySlot, Recipient) {
        let slot = RecoverySlot { wrapped: None, public: Some(String::new()), proved };
        (slot, exchange::seal::key_file(secret).to_public())
    }

    /// Opens a slot of version 1. The sheet's secret is random, so it needs no slow key derivation.
    pub(super) fn open(&self, secret: &[u8; 16]) -> Result<Option<BookKey>, Error> {
        let Some(wrapped) = &self.wrapped else { return Ok(None) };
        let wrapped = unhex(wrapped).ok_or(Error::Damaged("keys.json"))?;
        let wrapping = Zeroizing::new(blake3::derive_key("sochibo recovery sheet v1", secret));
        let opened = decrypt(&wrapping, &wrapped, RECOVERY).ok_or(Error::WrongWords)?;
        key_of(&opened).map(Some)
    }
}

fn key_of(bytes: &[u8]) -> Result<BookKey, Error> {
    bytes.try_into().map(Zeroizing::new).map_err(|_| Error::Damaged("keys.json"))
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

/// Encrypts with a random nonce, which precedes the ciphertext.
pub(super) fn encrypt(key: &BookKey, plain: &[u8], authenticated: &[u8]) -> Result<Vec<u8>, Error> {
    let nonce = random::<24>()?;
    let cipher = XChaCha20Poly1305::new(key.as_slice().try_into().map_err(|_| Error::Damaged("key"))?);
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: authenticated })
        .map_err(|_| Error::Damaged("key"))?;
    Ok([&nonce[..], &sealed].concat())
}

pub(super) fn decrypt(key: &BookKey, sealed: &[u8], authenticated: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<24>()?;
    let cipher = XChaCha20Poly1305::new(key.as_slice().try_into().ok()?);
    let plain = cipher.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: authenticated }).ok()?;
    Some(Zeroizing::new(plain))
}
