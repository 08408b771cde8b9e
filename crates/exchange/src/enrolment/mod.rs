//! How a laptop is let in: the invite it is given, what it asks with, and the words two people compare.

pub mod code;

use domain::Id;
use serde::{Deserialize, Serialize};

pub use code::{InviteCode, NotACode};

/// The invite as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteFile {
    pub v: u8,
    /// Where the server is: `https://host:port`, or `http://` on loopback.
    pub url: String,
    /// BLAKE3 of the server's certificate (DER), 64 hex digits; null on loopback without TLS.
    pub pin: Option<String>,
    pub unit: Id,
    pub unit_name: String,
    pub superior_name: String,
    /// 32 hex digits, good once.
    pub token: String,
}

/// `POST /sync/v1/enrol`. All hex in small letters.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EnrolRequest {
    /// 16 bytes
    pub token: String,
    /// Ed25519, 32 bytes
    pub key: String,
    pub device_name: String,
    pub person_name: String,
    /// The id of the laptop's book, made with it.
    pub book: Id,
    /// Whether anything beyond the book's own beginnings is recorded in it.
    pub book_has_work: bool,
    /// What is sealed to this laptop is sealed to: `age1…`, see [`crate::seal::laptop`].
    pub recipient: String,
    /// Ed25519 by that key over [`proof_message`], 64 bytes
    pub proof: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub id: Id,
    pub name: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EnrolAnswer {
    pub device: Id,
    pub unit: Named,
    pub superior: Named,
    /// The cell's book at the server: the laptop's own, or the one its unit already has.
    pub book: Id,
    /// The server's Ed25519 key.
    pub server_key: String,
    /// Places in the word list: the laptop works them out itself and compares.
    pub four_words: [u16; 4],
    /// "waiting" or "active"
    pub state: String,
}

/// `POST /sync/v1/renew`: a copied laptop goes on under a new key.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RenewRequest {
    /// The device it was.
    pub device: Id,
    /// The new key: Ed25519, 32 bytes
    pub key: String,
    /// The new key's: `age1…`
    pub recipient: String,
    /// By the old key over [`renewal_message`], 64 bytes
    pub old_proof: String,
    /// The same by the new key
    pub new_proof: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RenewAnswer {
    pub device: Id,
}

/// What both keys sign when one follows the other.
pub fn renewal_message(old: Id, key: &[u8; 32], recipient: &str) -> Vec<u8> {
    [b"sochibo renew v1".as_slice(), &old.0, key, recipient.as_bytes()].concat()
}

/// What the laptop signs to show that the key is its own.
pub fn proof_message(token: &[u8; 16], key: &[u8; 32], book: Id, recipient: &str) -> Vec<u8> {
    [b"sochibo enrol v1".as_slice(), token, key, &book.0, recipient.as_bytes()].concat()
}

/// What the laptop signs to ask whether it has been let in.
pub fn state_message(device: Id) -> Vec<u8> {
    [b"sochibo enrol state v1".as_slice(), &device.0].concat()
}

/// Places in the word list: the first forty bits of a hash over both keys.
pub fn four_words(server_key: &[u8; 32], device_key: &[u8; 32]) -> [u16; 4] {
    words_of(&[b"sochibo words v1", server_key, device_key])
}

/// What two laptops of a cell show before one gives the other the key ring: of the cell's book, the new laptop's key, and
/// what is sealed to it.
pub fn newcomer_words(book: Id, device_key: &[u8; 32], recipient: &str) -> [u16; 4] {
    words_of(&[b"sochibo newcomer words v1", &book.0, device_key, recipient.as_bytes()])
}

/// The first forty bits of a hash over these, ten at a time.
pub fn words_of(parts: &[&[u8]]) -> [u16; 4] {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part);
    }
    let hash = hasher.finalize();
    let bits = hash.as_bytes()[..5].iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
    [30, 20, 10, 0].map(|shift| (bits >> shift & 0x3ff) as u16)
}
