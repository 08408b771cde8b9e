//! Requests and answers, and the envelope they travel in.

use crate::limits::{LARGEST_BODY, LARGEST_UNPACKED};
use journal::{ChainHead, Hash, Id};
use minicbor::bytes::{ByteArray, ByteVec};
use minicbor::{Decode, Encode};
use std::io::Read;

/// The protocol versions this program speaks, oldest and newest.
pub const PROTOCOL: [u16; 2] = [0, 0];

/// What a laptop asks: here is what I have, here is what is new.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Request {
    #[n(0)]
    pub protocol: [u16; 2],
    /// Of every chain known: id, number of the last change, number a receipt covers.
    #[n(1)]
    pub have: Vec<(ByteArray<16>, u64, u64)>,
    #[n(2)]
    pub batch: Option<ByteVec>,
    #[n(3)]
    pub root: ByteArray<32>,
    /// The largest page wanted back, in bytes.
    #[n(4)]
    pub page: u32,
}

/// What the server says.
#[derive(Debug, Clone, PartialEq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Answer {
    #[n(0)]
    pub protocol: u16,
    #[n(1)]
    pub receipts: Option<Vec<WireReceipt>>,
    #[n(2)]
    pub page: Option<ByteVec>,
    /// Absent when the laptop's own root, after this answer's page, is known to be equal.
    #[n(3)]
    pub root: Option<ByteArray<32>>,
    /// Another page waits.
    #[n(4)]
    pub more: bool,
    /// Public keys of devices in the page, vouched for by the server.
    #[n(5)]
    pub devices: Option<Vec<ByteArray<32>>>,
    #[n(6)]
    pub problems: Option<Vec<Problem>>,
}

/// A chain the server could not take as sent.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Problem {
    #[n(0)]
    pub chain: ByteArray<16>,
    /// 1: send from `number` + 1. 2: a fork at `number`. 3: not yours to write. 4: malformed.
    #[n(1)]
    pub code: u8,
    #[n(2)]
    pub number: u64,
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
}

impl WireReceipt {
    pub fn from_receipt(receipt: &journal::Receipt) -> Self {
        WireReceipt {
            chain: receipt.upto.chain.0.into(),
            number: receipt.upto.number,
            head: receipt.head.into(),
            at_ms: receipt.at_ms,
            signature: receipt.signature.into(),
        }
    }

    pub fn into_receipt(self, server: Id) -> journal::Receipt {
        journal::Receipt {
            server,
            upto: journal::ChangeRef { chain: Id(self.chain.into()), number: self.number },
            head: self.head.into(),
            at_ms: self.at_ms,
            signature: self.signature.into(),
        }
    }
}

/// A message that can't be read, and so is refused whole.
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
/// Below this zstd's own framing costs more than it saves.
const WORTH_PACKING: usize = 256;
const LEVEL: i32 = 15;

/// One byte saying how the rest is packed, then the rest.
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
    let plain = match *how {
        PLAIN => rest.to_vec(),
        ZSTD => inflate(rest)?,
        _ => return Err(BadMessage::Malformed),
    };
    minicbor::decode(&plain).map_err(|_| BadMessage::Malformed)
}

/// Unpacks no further than allowed, whatever the header claims.
fn inflate(packed: &[u8]) -> Result<Vec<u8>, BadMessage> {
    let decoder = zstd::stream::Decoder::new(packed).map_err(|_| BadMessage::Malformed)?;
    let mut plain = Vec::new();
    decoder.take(LARGEST_UNPACKED as u64 + 1).read_to_end(&mut plain).map_err(|_| BadMessage::Malformed)?;
    if plain.len() > LARGEST_UNPACKED { Err(BadMessage::TooLarge) } else { Ok(plain) }
}

/// Digest over how far every chain reaches: equal roots, equal sets of changes.
pub fn root_digest(heads: &[ChainHead]) -> Hash {
    let mut lines: Vec<_> = heads.iter().filter(|head| head.number > 0).map(|head| (head.chain.id(), head)).collect();
    lines.sort_by_key(|(id, _)| *id);
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"sochibo root v0");
    for (id, head) in lines {
        hasher.update(&id.0).update(&head.number.to_be_bytes()).update(&head.hash);
    }
    *hasher.finalize().as_bytes()
}

/// What a laptop signs: its request, for this server.
pub fn request_message(server: Id, packed: &[u8]) -> Vec<u8> {
    signed(b"sochibo request v0", &server.0, packed)
}

/// What the server signs: its answer to this request.
pub fn answer_message(request: &Hash, packed: &[u8]) -> Vec<u8> {
    signed(b"sochibo answer v0", request, packed)
}

fn signed(tag: &[u8], to: &[u8], packed: &[u8]) -> Vec<u8> {
    [tag, to, blake3::hash(packed).as_bytes()].concat()
}
