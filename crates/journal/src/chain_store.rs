//! The chain store of a device, in memory or in a database, as the exchange needs it.

use crate::mutant::{Mutant, is_active};
use crate::{BadSegment, ChainName, ChangeRef, Hash, Line, Receipt, Segment};
use domain::Id;
use domain::changes::Check;

/// The head of one line of a chain, as this store has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    pub chain: ChainName,
    pub line: Line,
    /// The highest number of this line that a receipt covers.
    pub receipted: u64,
    /// The marks of all receipts of the chain, combined by xor.
    pub receipts: u32,
}

impl ChainHead {
    /// Number of the last change.
    pub fn number(&self) -> u64 {
        self.line.number
    }

    /// The last change.
    pub fn tip(&self) -> ChangeRef {
        ChangeRef::new(self.chain.id(), self.line.number, &self.line.hash)
    }
}

/// The result of offering a segment to a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accepted {
    /// Stored. The last `new` changes were not here before.
    Taken {
        new: u64,
        /// Hash of the segment's last change.
        head: Hash,
        /// The changes left an existing line after this number, because a laptop was copied.
        left_after: Option<u64>,
    },
    /// The segment starts after the last change here: the sender should go on from `have` + 1.
    Gap {
        have: u64,
    },
    /// The segment follows no change that is here: the sender should send the chain from its beginning.
    Unfitting,
    /// The device is not known here.
    UnknownDevice,
    Bad(BadSegment),
}

/// A device's copy of the books it takes part in.
pub trait ChainStore {
    type Error;

    /// Every line of every chain of these books.
    fn heads(&self, books: &[Id]) -> Result<Vec<ChainHead>, Self::Error>;

    /// The highest number on any line of a chain; 0 if nothing of the chain is here.
    fn reach(&self, chain: ChainName) -> Result<u64, Self::Error> {
        let heads = self.heads(&[chain.book])?;
        Ok(heads.iter().filter(|head| head.chain == chain).map(ChainHead::number).max().unwrap_or(0))
    }

    /// The last number of this line that a peer with the tip (`number`, `check`) has: the last one its line
    /// shares with this one. `None` if the change is not here.
    fn shared_with(&self, head: &ChainHead, number: u64, check: Check) -> Result<Option<u64>, Self::Error>;

    /// The hash of a change on a line.
    fn hash_on(&self, head: &ChainHead, number: u64) -> Result<Option<Hash>, Self::Error>;

    /// The hashes of a line's changes from `first` to `last`, which must exist.
    fn hashes_on(&self, head: &ChainHead, first: u64, last: u64) -> Result<Vec<Hash>, Self::Error> {
        let hashes = (first..=last).map(|number| Ok(self.hash_on(head, number)?.unwrap_or_default()));
        hashes.collect()
    }

    /// Changes of a line after `after`, ending at a signed head and about `budget` bytes long on the wire.
    /// Private values are left out.
    fn segment_after(&self, head: &ChainHead, after: u64, budget: usize) -> Result<Option<Segment>, Self::Error>;

    /// How often this device had to begin its chains again.
    fn epoch(&self) -> Result<u32, Self::Error>;

    /// Makes this device write new chains from now on.
    fn begin_epoch(&mut self, epoch: u32) -> Result<(), Self::Error>;

    fn device_key(&self, device: Id) -> Result<Option<[u8; 32]>, Self::Error>;

    fn learn_device(&mut self, public_key: &[u8; 32]) -> Result<(), Self::Error>;

    /// Verifies and stores a segment. Changes that are already here are skipped. `set_aside` lists the numbers
    /// of changes that are stored but left out of the tables.
    fn accept(&mut self, segment: &Segment, set_aside: &[u64]) -> Result<Accepted, Self::Error>;

    /// All receipts of a chain, from whichever server.
    fn receipts(&self, chain: Id) -> Result<Vec<Receipt>, Self::Error>;

    /// The state of a book as one hash, equal on all devices that merged the same changes and receipts.
    fn content_hash(&self, book: Id) -> Result<Hash, Self::Error>;

    /// Stores a receipt that the caller has verified. A receipt for changes that are not here is ignored.
    fn keep_receipt(&mut self, receipt: &Receipt) -> Result<(), Self::Error>;
}

/// A device that takes a new key signs its old chains once per this many changes, so that they can still be
/// sent in pieces.
pub const SIGNED_EVERY: u64 = 256;

/// What this device must do after it was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// This device keeps its key; the copy continues under another.
    KeepsKey,
    /// This device must continue under a new key.
    NeedsKey,
}

/// Whether a book shows that this device was copied: its own chain then has lines that it did not write. Every
/// copy reaches the same answer without talking to the others: among lines that part after the same number, the
/// one whose next change has the smallest hash keeps the key.
pub fn copied<S: ChainStore>(chain_store: &S, device: Id, book: Id) -> Result<Option<Copied>, S::Error> {
    let chain = ChainName { device, book, epoch: chain_store.epoch()? };
    let heads: Vec<_> = chain_store.heads(&[book])?.into_iter().filter(|head| head.chain == chain).collect();
    let Some(own) = heads.iter().find(|head| head.line.leaves.is_none()).filter(|_| heads.len() > 1) else {
        return Ok(None);
    };
    for other in heads.iter().filter(|head| head.line.leaves.is_some()) {
        let parted = other.line.base() + 1;
        let (mine, theirs) = (chain_store.hash_on(own, parted)?, chain_store.hash_on(other, parted)?);
        if theirs < mine && !is_active(Mutant::BothKeepKey) {
            return Ok(Some(Copied::NeedsKey));
        }
    }
    Ok(Some(Copied::KeepsKey))
}

/// The approximate size of a change on the wire: incompressible parts in full, the rest after compression.
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
