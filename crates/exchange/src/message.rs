//! Requests and answers, and the envelope in which they are sent.

use crate::bounded::{is_plain, list, maybe};
use crate::limits::{
    LARGEST_BODY, LARGEST_UNPACKED, MOST_FORMER, MOST_HAVE, MOST_PROBLEMS, MOST_RECEIPTS, MOST_SEGMENTS,
};
use journal::{ChainHead, Hash, Id};
use minicbor::bytes::{ByteArray, ByteVec};
use minicbor::{Decode, Encode};
use std::borrow::Cow;
use std::io::Read;

/// The oldest and newest protocol version of this program. Version 2 has the same messages; a server that speaks it
/// knows the roles that came with it.
pub const PROTOCOL: [u16; 2] = [1, 2];

/// A laptop's request: what it has and what is new.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Request {
    #[n(0)]
    pub protocol: [u16; 2],
    /// One entry for every line of every known chain.
    #[n(1)]
    #[cbor(decode_with = "list::<_, _, MOST_HAVE>")]
    pub have: Vec<Have>,
    #[n(2)]
    pub batch: Option<ByteVec>,
    #[n(3)]
    pub root: ByteArray<32>,
    /// The largest page wanted in the answer, in bytes.
    #[n(4)]
    pub page: u32,
    /// Receipts that the server requested because it lost some.
    #[n(5)]
    #[cbor(decode_with = "maybe::<_, _, MOST_RECEIPTS>")]
    pub receipts: Option<Vec<WireReceipt>>,
    /// Public keys of other laptops of the cell whose changes are in the batch.
    #[n(6)]
    #[cbor(decode_with = "maybe::<_, _, MOST_SEGMENTS>")]
    pub devices: Option<Vec<ByteArray<32>>>,
    /// The content hash of the laptop's own book, sent now and then to be compared with the server's.
    #[n(7)]
    pub content: Option<ByteArray<32>>,
}

/// How far a laptop has one line of a chain.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(array)]
pub struct Have {
    #[n(0)]
    pub chain: ByteArray<16>,
    /// Number of the last change.
    #[n(1)]
    pub number: u64,
    /// First bytes of its hash.
    #[n(2)]
    pub check: ByteArray<4>,
    /// Highest number a receipt covers.
    #[n(3)]
    pub receipted: u64,
    /// The marks of all receipts of the chain, combined by xor.
    #[n(4)]
    pub receipts: u32,
}

impl Have {
    pub fn of(head: &ChainHead) -> Have {
        let tip = head.tip();
        let (receipted, receipts) = (head.receipted, head.receipts);
        Have { chain: tip.chain.0.into(), number: tip.number, check: tip.check.into(), receipted, receipts }
    }
}

/// The server's answer.
#[derive(Debug, Clone, PartialEq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Answer {
    #[n(0)]
    pub protocol: u16,
    #[n(1)]
    #[cbor(decode_with = "maybe::<_, _, MOST_RECEIPTS>")]
    pub receipts: Option<Vec<WireReceipt>>,
    #[n(2)]
    pub page: Option<ByteVec>,
    /// Absent if the laptop's root, after it has stored this answer's page, is known to be equal.
    #[n(3)]
    pub root: Option<ByteArray<32>>,
    /// Another page follows.
    #[n(4)]
    pub more: bool,
    /// Public keys of devices in the page, vouched for by the server.
    #[n(5)]
    #[cbor(decode_with = "maybe::<_, _, MOST_SEGMENTS>")]
    pub devices: Option<Vec<ByteArray<32>>>,
    #[n(6)]
    #[cbor(decode_with = "maybe::<_, _, MOST_PROBLEMS>")]
    pub problems: Option<Vec<Problem>>,
    /// Keys with which this server, or the one it stands in for, signed before.
    #[n(7)]
    #[cbor(decode_with = "maybe::<_, _, MOST_FORMER>")]
    pub former: Option<Vec<ByteArray<32>>>,
    /// With `more`: changes the laptop lacks beyond this page.
    #[n(8)]
    pub left: Option<u64>,
    /// The content hash of the laptop's book at the server, if it was asked for and both sides hold the same
    /// changes.
    #[n(9)]
    pub content: Option<ByteArray<32>>,
}

/// A chain that the server could not take as sent, or requests again.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Problem {
    #[n(0)]
    pub chain: ByteArray<16>,
    /// One of the constants below.
    #[n(1)]
    pub code: u8,
    #[n(2)]
    pub number: u64,
}

impl Problem {
    /// Requests the chain from the number after `number`: there is a gap, or the server lost something.
    pub const SEND_FROM: u8 = 1;
    /// Requests all receipts of the chain.
    pub const SEND_RECEIPTS: u8 = 2;
    /// The laptop may not bring changes of this book or device.
    pub const NOT_YOURS: u8 = 3;
    /// A signature or a hash is wrong.
    pub const UNVERIFIED: u8 = 4;
    /// The laptop was revoked: what it sends is kept for review. `chain` is not used.
    pub const REVOKED: u8 = 5;
    /// Never sent: a laptop's own conclusion when several answers in a row brought no progress.
    pub const STUCK: u8 = 0;
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct WireReceipt {
    #[n(0)]
    pub chain: ByteArray<16>,
    #[n(1)]
    pub number: u64,
    #[n(2)]
    pub head: ByteArray<32>,
    #[n(3)]
    pub at_ms: u64,
    #[n(4)]
    pub signature: ByteArray<64>,
    /// Absent if the answering server gave the receipt.
    #[n(5)]
    pub server: Option<ByteArray<16>>,
}

impl WireReceipt {
    /// Leaves the server out if it is `answering`, the one the reader assumes.
    pub fn of(receipt: &journal::Receipt, answering: Id) -> Self {
        WireReceipt {
            server: (receipt.server != answering).then(|| receipt.server.0.into()),
            chain: receipt.upto.chain.0.into(),
            number: receipt.upto.number,
            head: receipt.head.into(),
            at_ms: receipt.at_ms,
            signature: receipt.signature.into(),
        }
    }

    pub fn into_receipt(self, answering: Id) -> journal::Receipt {
        let head = self.head.into();
        journal::Receipt {
            server: self.server.map_or(answering, |server| Id(server.into())),
            upto: journal::ChangeRef::new(Id(self.chain.into()), self.number, &head),
            head,
            at_ms: self.at_ms,
            signature: self.signature.into(),
        }
    }
}

/// A message that can't be decoded and is refused as a whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadMessage {
    #[error("the message is cut short or malformed")]
    Malformed,
    #[error("the message is too large")]
    TooLarge,
    #[error("the signature does not fit")]
    Signature,
    #[error("no protocol version in common")]
    Protocol,
    #[error(transparent)]
    Batch(#[from] crate::wire::BadColumns),
}

const PLAIN: u8 = 0;
const ZSTD: u8 = 1;
/// Below this size zstd's framing costs more than it saves.
const WORTH_PACKING: usize = 256;
const LEVEL: i32 = 15;

/// Encodes a message: one byte for the kind of compression, then the rest.
pub fn pack<M: Encode<()>>(message: &M) -> Vec<u8> {
    let plain = minicbor::to_vec(message).expect("memory takes every byte");
    if plain.len() >= WORTH_PACKING
        && let Ok(packed) = zstd::bulk::compress(&plain, LEVEL)
        && packed.len() < plain.len()
    {
        return [&[ZSTD], packed.as_slice()].concat();
    }
    [&[PLAIN], plain.as_slice()].concat()
}

pub fn unpack<M: for<'b> Decode<'b, ()>>(packed: &[u8]) -> Result<M, BadMessage> {
    if packed.len() > LARGEST_BODY {
        return Err(BadMessage::TooLarge);
    }
    let (how, rest) = packed.split_first().ok_or(BadMessage::Malformed)?;
    let plain: Cow<'_, [u8]> = match *how {
        PLAIN => rest.into(),
        ZSTD => inflate(rest)?.into(),
        _ => return Err(BadMessage::Malformed),
    };
    if !is_plain(&plain) {
        return Err(BadMessage::Malformed);
    }
    let too_long = |error: &minicbor::decode::Error| error.is_message();
    minicbor::decode(&plain)
        .map_err(|error| if too_long(&error) { BadMessage::TooLarge } else { BadMessage::Malformed })
}

/// Decompresses at most `LARGEST_UNPACKED` bytes, whatever the header claims.
fn inflate(packed: &[u8]) -> Result<Vec<u8>, BadMessage> {
    let decoder = zstd::stream::Decoder::new(packed).map_err(|_| BadMessage::Malformed)?;
    let mut plain = Vec::new();
    decoder.take(LARGEST_UNPACKED as u64 + 1).read_to_end(&mut plain).map_err(|_| BadMessage::Malformed)?;
    if plain.len() > LARGEST_UNPACKED { Err(BadMessage::TooLarge) } else { Ok(plain) }
}

/// A digest over the head of every line of every chain and the marks of its receipts. Equal roots mean equal
/// sets of changes and receipts.
pub fn root_digest(heads: &[ChainHead]) -> Hash {
    let mut lines: Vec<_> = heads.iter().filter(|head| head.number() > 0).map(|head| (head.tip(), head)).collect();
    lines.sort_by_key(|(tip, head)| (*tip, head.line.hash));
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"sochibo root v1");
    for (tip, head) in lines {
        hasher.update(&tip.chain.0).update(&tip.number.to_be_bytes()).update(&head.line.hash);
        hasher.update(&head.receipts.to_be_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// The message that a laptop signs: its request to this server.
pub fn request_message(server: Id, packed: &[u8]) -> Vec<u8> {
    signed(b"sochibo request v1", &server.0, packed)
}

/// The message that the server signs: its answer to this request.
pub fn answer_message(request: &Hash, packed: &[u8]) -> Vec<u8> {
    signed(b"sochibo answer v1", request, packed)
}

fn signed(tag: &[u8], to: &[u8], packed: &[u8]) -> Vec<u8> {
    [tag, to, blake3::hash(packed).as_bytes()].concat()
}
