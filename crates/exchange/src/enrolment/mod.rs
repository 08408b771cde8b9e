//! Enrolment of a laptop: the invite it is given, its requests, and the comparison of words by two people that
//! authenticates them.

pub mod code;

use crate::sas::{Books, Committer, Nonce, Purpose, Side, Subject};
use crate::seal;
use domain::Id;
use domain::hex::encode;
use ed25519_dalek::{Signer, SigningKey};
use serde::{Deserialize, Serialize};

pub use code::{InviteCode, NotACode};

/// The path of the enrolment request, below the server's address.
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
    /// 32 hex digits; valid for one enrolment.
    pub token: String,
}

/// `POST /sync/v2/enrol`: requests enrolment and commits to a random number ([`crate::sas`]). All hex is in
/// lower case.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EnrolRequest {
    /// 16 bytes
    pub token: String,
    /// Ed25519, 32 bytes
    pub key: String,
    pub device_name: String,
    pub person_name: String,
    /// The id of the laptop's book, which the laptop made.
    pub book: Id,
    /// Whether the book holds any records besides those made when it was created.
    pub book_has_work: bool,
    /// The names of the cell and its superior in that book; empty if not entered.
    pub cell_name: String,
    pub superior_name: String,
    /// The age recipient (`age1…`) to which data for this laptop is sealed, see [`crate::seal::laptop`].
    pub recipient: String,
    /// 32 bytes. A new commitment begins a new comparison; the same one requests its answer again.
    pub commitment: String,
    /// Ed25519 by that key over [`proof_message`], 64 bytes
    pub proof: String,
}

/// What a laptop states about itself and its book when it requests enrolment.
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
    /// Signs the request with the laptop's own key.
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
    /// The cell's book at the server: the laptop's own, or the one the unit already has.
    pub book: Id,
    /// The server's Ed25519 key.
    pub server_key: String,
    /// The age recipient (`age1…`) to which packages for the server are sealed.
    pub server_recipient: String,
    /// The server's random number, 32 bytes, made for this commitment.
    pub nonce: String,
    /// "waiting" or "active"
    pub state: String,
}

/// `POST /sync/v2/enrol/{device}/open`: reveals the number that the laptop committed to.
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

/// What laptop and server compare. Each computes it from what it sent and received.
pub fn subject<'a>(books: Books, laptop: Side<'a>, server: Side<'a>) -> Subject<'a> {
    Subject { purpose: Purpose::Enrolment, books, committing: laptop, answering: server }
}

/// `POST /sync/v1/renew`: a copied laptop continues under a new key.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RenewRequest {
    /// The previous device id.
    pub device: Id,
    /// The new key: Ed25519, 32 bytes
    pub key: String,
    /// The age recipient (`age1…`) of the new key.
    pub recipient: String,
    /// Signature of [`renewal_message`] by the old key, 64 bytes.
    pub old_proof: String,
    /// Signature of the same message by the new key, 64 bytes.
    pub new_proof: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RenewAnswer {
    pub device: Id,
}

/// The message that both keys sign when a new key replaces an old one.
pub fn renewal_message(old: Id, key: &[u8; 32], recipient: &str) -> Vec<u8> {
    [b"sochibo renew v1".as_slice(), &old.0, key, recipient.as_bytes()].concat()
}

/// The message that the laptop signs to prove that it holds the key.
pub fn proof_message(token: &[u8; 16], key: &[u8; 32], book: Id, commitment: &[u8; 32], recipient: &str) -> Vec<u8> {
    [b"sochibo enrol v2".as_slice(), token, key, &book.0, commitment, recipient.as_bytes()].concat()
}

/// The message that the laptop signs when it reveals its number.
pub fn opening_message(device: Id, nonce: &Nonce) -> Vec<u8> {
    [b"sochibo enrol open v2".as_slice(), &device.0, nonce].concat()
}

/// The message that the laptop signs to ask whether it has been enrolled.
pub fn state_message(device: Id) -> Vec<u8> {
    [b"sochibo enrol state v1".as_slice(), &device.0].concat()
}
