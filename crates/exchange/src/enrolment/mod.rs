//! How a laptop is let in: the invite it is given, what it asks with, and what the words that two people compare vouch for.

pub mod code;

use crate::sas::{Books, Committer, Nonce, Purpose, Side, Subject};
use crate::seal;
use domain::Id;
use domain::hex::encode;
use ed25519_dalek::{Signer, SigningKey};
use serde::{Deserialize, Serialize};

pub use code::{InviteCode, NotACode};

/// Where a laptop asks to be let in, below the server's address.
pub const PATH: &str = "sync/v2/enrol";

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

/// `POST /sync/v2/enrol`: asks to be let in, and commits to a number ([`crate::sas`]). All hex in small letters.
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
    /// What that book calls the cell, and its superior; empty where it does not say.
    pub cell_name: String,
    pub superior_name: String,
    /// What is sealed to this laptop is sealed to: `age1…`, see [`crate::seal::laptop`].
    pub recipient: String,
    /// 32 bytes: another commitment begins another comparison, the same one asks for its answer again.
    pub commitment: String,
    /// Ed25519 by that key over [`proof_message`], 64 bytes
    pub proof: String,
}

/// What a laptop says of itself and of its book when it asks to be let in.
#[derive(Debug, Clone)]
pub struct Asking<'a> {
    pub token: [u8; 16],
    pub device_name: &'a str,
    pub person_name: &'a str,
    pub book: Id,
    pub book_has_work: bool,
    pub cell_name: &'a str,
    pub superior_name: &'a str,
}

impl EnrolRequest {
    /// Signed by the laptop's own key.
    pub fn sign(key: &SigningKey, asking: &Asking<'_>, comparison: &Committer) -> EnrolRequest {
        let public = key.verifying_key().to_bytes();
        let recipient = seal::recipient_of(&seal::laptop(key));
        let commitment = comparison.commitment(Purpose::Enrolment, &public);
        let proof = key.sign(&proof_message(&asking.token, &public, asking.book, &commitment, &recipient));
        EnrolRequest {
            token: encode(&asking.token),
            key: encode(&public),
            device_name: asking.device_name.to_owned(),
            person_name: asking.person_name.to_owned(),
            book: asking.book,
            book_has_work: asking.book_has_work,
            cell_name: asking.cell_name.to_owned(),
            superior_name: asking.superior_name.to_owned(),
            recipient,
            commitment: encode(&commitment),
            proof: encode(&proof.to_bytes()),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub id: Id,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolAnswer {
    pub device: Id,
    pub unit: Named,
    pub superior: Named,
    /// The cell's book at the server: the laptop's own, or the one its unit already has.
    pub book: Id,
    /// The server's Ed25519 key.
    pub server_key: String,
    /// What packages for the server are sealed to: `age1…`
    pub server_recipient: String,
    /// The server's number, 32 bytes, made for this commitment.
    pub nonce: String,
    /// "waiting" or "active"
    pub state: String,
}

/// `POST /sync/v2/enrol/{device}/open`: shows the number that the laptop committed to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenRequest {
    /// 32 bytes
    pub nonce: String,
    /// Ed25519 by the device's key over [`opening_message`], 64 bytes
    pub proof: String,
}

impl OpenRequest {
    pub fn sign(key: &SigningKey, nonce: &Nonce) -> OpenRequest {
        let device = journal::chain::device_id(key.verifying_key().as_bytes());
        let proof = key.sign(&opening_message(device, nonce)).to_bytes();
        OpenRequest { nonce: encode(nonce), proof: encode(&proof) }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenAnswer {
    /// "waiting" or "active"
    pub state: String,
}

/// What laptop and server compare: both work it out from what they sent and what they were sent.
pub fn subject<'a>(books: Books, laptop: Side<'a>, server: Side<'a>) -> Subject<'a> {
    Subject { purpose: Purpose::Enrolment, books, committing: laptop, answering: server }
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
pub fn proof_message(token: &[u8; 16], key: &[u8; 32], book: Id, commitment: &[u8; 32], recipient: &str) -> Vec<u8> {
    [b"sochibo enrol v2".as_slice(), token, key, &book.0, commitment, recipient.as_bytes()].concat()
}

/// What the laptop signs to open its number.
pub fn opening_message(device: Id, nonce: &Nonce) -> Vec<u8> {
    [b"sochibo enrol open v2".as_slice(), &device.0, nonce].concat()
}

/// What the laptop signs to ask whether it has been let in.
pub fn state_message(device: Id) -> Vec<u8> {
    [b"sochibo enrol state v1".as_slice(), &device.0].concat()
}
