//! Chains: the consecutive changes of one device in one book, each of which hashes the one before.

use crate::{Change, Hash, Signature};
use domain::Id;
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

/// A chain is identified by its device, its book, and how often its device had to begin its chains again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChainName {
    pub device: Id,
    pub book: Id,
    /// 0 for laptops. A server restored from an old backup continues in a new epoch.
    pub epoch: u32,
}

/// Parses a public key. `None` unless a signature by it identifies one signer: the key must be a canonically
/// encoded curve point that does not have small order.
pub fn signing_key(key: &[u8; 32]) -> Option<VerifyingKey> {
    let found = VerifyingKey::from_bytes(key).ok()?;
    (!found.is_weak() && found.to_edwards().compress().as_bytes() == key).then_some(found)
}

/// The id of a device is derived from its public key.
pub fn device_id(public_key: &[u8; 32]) -> Id {
    tagged(b"sochibo device v1", &[public_key])
}

/// The id of the book that one unit issues: to the unit `addressed`, or to all units below it if `None`.
pub fn issued_book(owner: Id, addressed: Option<Id>) -> Id {
    match addressed {
        Some(unit) => tagged(b"sochibo addressed v1", &[&owner.0, &unit.0]),
        None => tagged(b"sochibo issued v1", &[&owner.0]),
    }
}

fn tagged(tag: &[u8], parts: &[&[u8]]) -> Id {
    let mut hasher = blake3::Hasher::new();
    hasher.update(tag);
    for part in parts {
        hasher.update(part);
    }
    Id::first_half(hasher.finalize())
}

impl ChainName {
    /// The chain a device begins a book with.
    pub fn first(device: Id, book: Id) -> ChainName {
        ChainName { device, book, epoch: 0 }
    }

    pub fn id(&self) -> Id {
        tagged(b"sochibo chain v1", &[&self.device.0, &self.book.0, &self.epoch.to_be_bytes()])
    }

    /// The hash that the first change of the chain names as its predecessor.
    pub fn genesis(&self) -> Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"sochibo genesis v1");
        hasher.update(&self.device.0);
        hasher.update(&self.book.0);
        hasher.update(&self.epoch.to_be_bytes());
        *hasher.finalize().as_bytes()
    }

    /// The message that a device signs for the head of its chain.
    pub fn head_message(&self, number: u64, head: &Hash) -> Vec<u8> {
        let mut message = b"sochibo head v1".to_vec();
        message.extend_from_slice(&self.id().0);
        message.extend_from_slice(&number.to_be_bytes());
        message.extend_from_slice(head);
        message
    }

    pub fn sign_head(&self, key: &SigningKey, number: u64, head: &Hash) -> Signature {
        key.sign(&self.head_message(number, head)).to_bytes()
    }
}

/// Consecutive changes of one chain, ending at a signed head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    pub chain: ChainName,
    /// Number of the first change, counted from 1.
    pub first: u64,
    pub changes: Vec<Change>,
    pub signature: Signature,
}

/// A stored change: its canonical bytes and their hash.
pub type Link = (Vec<u8>, Hash);

/// Why a segment is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSegment {
    #[error("the signature on the head does not fit")]
    Signature,
    #[error("no changes")]
    Empty,
    #[error("more lines than laptops and copies of them can have made")]
    TooManyLines,
}

impl Segment {
    pub fn last(&self) -> u64 {
        self.first + self.changes.len() as u64 - 1
    }

    /// Checks the signature on the head, which covers all changes through their hashes. Returns the canonical
    /// bytes and hash of each change, given the hash of the change before the first.
    pub fn verify(&self, before: &Hash, public_key: &[u8; 32]) -> Result<Vec<Link>, BadSegment> {
        let mut previous = *before;
        let mut links = Vec::with_capacity(self.changes.len());
        for change in &self.changes {
            let canonical = change.canonical(&previous);
            previous = Change::hash(&canonical);
            links.push((canonical, previous));
        }
        if links.is_empty() {
            return Err(BadSegment::Empty);
        }
        let key = VerifyingKey::from_bytes(public_key).map_err(|_| BadSegment::Signature)?;
        let signature = ed25519_dalek::Signature::from_bytes(&self.signature);
        key.verify_strict(&self.chain.head_message(self.last(), &previous), &signature)
            .map_err(|_| BadSegment::Signature)?;
        Ok(links)
    }
}
