//! Where a device keeps its chains: what the exchange needs of it, whether in memory or in a file.

use crate::{BadSegment, ChainName, Hash, Receipt, Segment};
use domain::Id;

/// How far a chain reaches here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    pub chain: ChainName,
    /// Number of the last change; 0 for a chain known but empty.
    pub number: u64,
    /// Hash of the last change, or the genesis.
    pub hash: Hash,
    /// The highest number a receipt covers.
    pub receipted: u64,
}

/// What became of a segment offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accepted {
    /// Taken; `new` changes were not here before.
    Taken {
        new: u64,
        head: Hash,
    },
    /// Starts after what is here: send from `have` + 1.
    Gap {
        have: u64,
    },
    /// A number seen before came with another hash; kept apart.
    Fork {
        at: u64,
    },
    /// The device is not known here.
    UnknownDevice,
    Bad(BadSegment),
}

/// A device's copy of the books it takes part in.
pub trait Shelf {
    type Error;

    /// Every chain of these books.
    fn heads(&self, books: &[Id]) -> Result<Vec<ChainHead>, Self::Error>;

    fn head(&self, chain: ChainName) -> Result<ChainHead, Self::Error>;

    /// Changes after `after`, ending on a signed head, about `budget` bytes on the wire; private values left out.
    fn segment_after(&self, chain: ChainName, after: u64, budget: usize) -> Result<Option<Segment>, Self::Error>;

    fn device_key(&self, device: Id) -> Result<Option<[u8; 32]>, Self::Error>;

    fn learn_device(&mut self, public_key: &[u8; 32]) -> Result<(), Self::Error>;

    /// Verifies and keeps a segment; numbers already here are passed over when their hashes agree.
    /// `set_aside` names numbers that are kept but left out of the tables.
    fn accept(&mut self, segment: &Segment, set_aside: &[u64]) -> Result<Accepted, Self::Error>;

    fn receipts_after(&self, chain: ChainName, receipted: u64) -> Result<Vec<Receipt>, Self::Error>;

    fn keep_receipt(&mut self, receipt: &Receipt) -> Result<(), Self::Error>;
}

/// What one change weighs on the wire, roughly: incompressible parts in full, the rest after compression.
pub fn weight(change: &crate::Change) -> usize {
    change.sets().map(|(_, set)| 8 + content_weight(&set.content)).sum::<usize>() + 4
}

fn content_weight(content: &crate::Content) -> usize {
    match content {
        crate::Content::Plain(value) => value_weight(value),
        crate::Content::Salted { payload: Some(payload), .. } => 16 + value_weight(&payload.value),
        crate::Content::Salted { payload: None, .. } => 32,
    }
}

fn value_weight(value: &crate::Value) -> usize {
    match value {
        crate::Value::Null | crate::Value::Int(_) => 1,
        crate::Value::Text(text) => text.len() / 2 + 1,
        crate::Value::Bytes(bytes) | crate::Value::Unknown(bytes) => bytes.len(),
        crate::Value::List(list) => list.iter().map(value_weight).sum(),
    }
}
