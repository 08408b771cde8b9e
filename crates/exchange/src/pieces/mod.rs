//! The transfer of pictures and files. It follows that of the text: each sealed piece is named by a record that
//! both sides already have.

mod request_size;
mod serve;
mod transfer_plan;

pub use request_size::RequestSize;
pub use serve::{Depot, serve, take};
pub use transfer_plan::{AnswerResult, TransferPlan};

use crate::bounded::{list, maybe};
use crate::limits::LARGEST_BODY;
use crate::message::{BadMessage, PROTOCOL, unpack};
use domain::attachments::{LARGEST, PIECE};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use journal::{Hash, Id};
use minicbor::bytes::{ByteArray, ByteVec};
use minicbor::{Decode, Encode};

/// The most records asked about in one request.
pub const MOST_OFFERS: usize = 256;
/// The most pieces of one file.
const MOST_PLACES: usize = LARGEST as usize / PIECE + 1;
/// The most pieces in one message: 768 KiB, which stays under [`LARGEST_BODY`] with everything around them.
pub const MOST_PIECES: usize = 12;
const _: () = assert!(MOST_PIECES * (PIECE + 64) + 16 * 1024 < LARGEST_BODY);

/// Sealed bytes can't be compressed.
const PLAIN: u8 = 0;
const REQUEST: &[u8] = b"sochibo pieces v1";
const ANSWER: &[u8] = b"sochibo pieces answer v1";

#[derive(Debug, Clone, PartialEq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Request {
    #[n(0)]
    pub protocol: [u16; 2],
    #[n(1)]
    #[cbor(decode_with = "maybe::<_, _, MOST_PIECES>")]
    pub brought: Option<Vec<Piece>>,
    /// Attachment records whose pieces are here: which of the pieces does the other side lack?
    #[n(2)]
    #[cbor(decode_with = "maybe::<_, _, MOST_OFFERS>")]
    pub offers: Option<Vec<ByteArray<16>>>,
    /// Pieces missing here, which the other side is asked for.
    #[n(3)]
    #[cbor(decode_with = "maybe::<_, _, MOST_OFFERS>")]
    pub wants: Option<Vec<Places>>,
    /// The most pieces wanted in the answer.
    #[n(4)]
    pub room: u32,
}

#[derive(Debug, Clone, PartialEq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Answer {
    #[n(0)]
    pub protocol: u16,
    /// The pieces of the offered records that are still missing after those in the request were stored.
    #[n(1)]
    #[cbor(decode_with = "maybe::<_, _, MOST_OFFERS>")]
    pub missing: Option<Vec<Places>>,
    #[n(2)]
    #[cbor(decode_with = "maybe::<_, _, MOST_PIECES>")]
    pub pieces: Option<Vec<Piece>>,
    /// Wanted pieces that are not here either.
    #[n(3)]
    #[cbor(decode_with = "maybe::<_, _, MOST_OFFERS>")]
    pub absent: Option<Vec<Places>>,
    #[n(4)]
    #[cbor(decode_with = "maybe::<_, _, MOST_PIECES>")]
    pub refused: Option<Vec<Refusal>>,
    /// Offered records that the book on this side does not have, or has deleted.
    #[n(5)]
    #[cbor(decode_with = "maybe::<_, _, MOST_OFFERS>")]
    pub unknown: Option<Vec<ByteArray<16>>>,
}

/// One sealed piece: the record of the file, the index of the piece from 0, and its bytes.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(array)]
pub struct Piece {
    #[n(0)]
    pub attachment: ByteArray<16>,
    #[n(1)]
    pub place: u32,
    #[n(2)]
    pub bytes: ByteVec,
}

/// Some pieces of one record's file, by index.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Places {
    #[n(0)]
    pub attachment: ByteArray<16>,
    #[n(1)]
    #[cbor(decode_with = "list::<_, _, MOST_PLACES>")]
    pub places: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Refusal {
    #[n(0)]
    pub attachment: ByteArray<16>,
    #[n(1)]
    pub place: u32,
    #[n(2)]
    pub why: u8,
}

/// No record of this book names such a piece: the text has to arrive first.
pub const NOT_NAMED: u8 = 1;
/// The bytes do not have the hash that the record names.
pub const NOT_THE_SAME: u8 = 2;
/// The unit has used up its storage.
pub const NO_ROOM: u8 = 3;

impl Places {
    pub fn new(attachment: Id, places: Vec<u32>) -> Places {
        Places { attachment: attachment.0.into(), places }
    }

    pub fn id(&self) -> Id {
        Id(self.attachment.into())
    }
}

impl Piece {
    pub fn new(attachment: Id, place: u32, bytes: Vec<u8>) -> Piece {
        Piece { attachment: attachment.0.into(), place, bytes: bytes.into() }
    }

    pub fn id(&self) -> Id {
        Id(self.attachment.into())
    }
}

fn plain<M: Encode<()>>(message: &M) -> Vec<u8> {
    let cbor = minicbor::to_vec(message).expect("memory takes every byte");
    [&[PLAIN], cbor.as_slice()].concat()
}

/// The request as sent, and the hash that its answer names.
pub fn build_request(key: &SigningKey, server: Id, request: &Request) -> (Vec<u8>, Hash) {
    let packed = plain(request);
    let asked = *blake3::hash(&packed).as_bytes();
    let signature = key.sign(&[REQUEST, &server.0, &asked].concat()).to_bytes();
    let device = journal::chain::device_id(key.verifying_key().as_bytes());
    ([&device.0[..], &signature, &packed].concat(), asked)
}

/// Verifies and decodes the server's answer to the request with that hash.
pub fn handle_response(server_key: &[u8; 32], asked: &Hash, body: &[u8]) -> Result<Answer, BadMessage> {
    let (signature, packed) = body.split_first_chunk::<64>().ok_or(BadMessage::Malformed)?;
    let said = [ANSWER, asked, blake3::hash(packed).as_bytes()].concat();
    verify(server_key, &said, signature)?;
    let answer: Answer = unpack(packed)?;
    if answer.pieces.iter().flatten().count() > MOST_PIECES {
        return Err(BadMessage::TooLarge);
    }
    Ok(answer)
}

/// Verifies the signature over the request as sent, then decodes it.
pub fn open(server: Id, public_key: &[u8; 32], body: &[u8]) -> Result<Request, BadMessage> {
    let rest = body.get(16..).ok_or(BadMessage::Malformed)?;
    let (signature, packed) = rest.split_first_chunk::<64>().ok_or(BadMessage::Malformed)?;
    verify(public_key, &[REQUEST, &server.0, blake3::hash(packed).as_bytes()].concat(), signature)?;
    let request: Request = unpack(packed)?;
    if request.protocol[0] > PROTOCOL[1] || request.protocol[1] < PROTOCOL[0] {
        return Err(BadMessage::Protocol);
    }
    let wanted: usize = request.wants.iter().flatten().map(|wanted| wanted.places.len().max(1)).sum();
    let counts = [
        (request.brought.iter().flatten().count(), MOST_PIECES),
        (request.offers.iter().flatten().count(), MOST_OFFERS),
        (wanted, MOST_OFFERS),
    ];
    if counts.iter().any(|(count, most)| count > most) { Err(BadMessage::TooLarge) } else { Ok(request) }
}

/// The answer as sent. `body`: the request as it came.
pub fn answer(key: &SigningKey, body: &[u8], answer: &Answer) -> Vec<u8> {
    let packed = plain(answer);
    let asked = blake3::hash(body.get(80..).unwrap_or_default());
    let signature = key.sign(&[ANSWER, asked.as_bytes(), blake3::hash(&packed).as_bytes()].concat()).to_bytes();
    [&signature[..], &packed].concat()
}

fn verify(key: &[u8; 32], said: &[u8], signature: &[u8; 64]) -> Result<(), BadMessage> {
    let key = VerifyingKey::from_bytes(key).map_err(|_| BadMessage::Signature)?;
    key.verify_strict(said, &Signature::from_bytes(signature)).map_err(|_| BadMessage::Signature)
}
