//! A shelf in memory: what the simulator runs on, and what counts figures as they stood at a cut.

use crate::shelf::weight;
use crate::{
    Accepted, Assignment, BadSegment, ChainHead, ChainName, Change, ChangeRef, ContentHasher, Cut, Hash, Op, Receipt,
    Segment, Shelf, Signature, Stamp, Value, resolve,
};
use domain::Id;
use domain::catalogue::{Kind, verdict};
use ed25519_dalek::SigningKey;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

/// Every chain a device holds.
#[derive(Clone)]
pub struct MemoryShelf {
    key: SigningKey,
    devices: BTreeMap<Id, [u8; 32]>,
    chains: BTreeMap<ChainName, MemoryChain>,
}

#[derive(Clone, Default)]
struct MemoryChain {
    links: Vec<(Change, Hash)>,
    signatures: BTreeMap<u64, Signature>,
    receipts: Vec<Receipt>,
    set_aside: BTreeSet<u64>,
}

impl MemoryChain {
    fn hash_at(&self, name: ChainName, number: u64) -> Hash {
        match number.checked_sub(1) {
            Some(index) => self.links[index as usize].1,
            None => name.genesis(),
        }
    }
}

impl MemoryShelf {
    pub fn new(key: SigningKey) -> Self {
        let public = *key.verifying_key().as_bytes();
        let devices = BTreeMap::from([(crate::chain::device_id(&public), public)]);
        MemoryShelf { key, devices, chains: BTreeMap::new() }
    }

    pub fn device(&self) -> Id {
        crate::chain::device_id(self.key.verifying_key().as_bytes())
    }

    /// Puts a change of this device at the end of its chain in `book`.
    pub fn append(&mut self, book: Id, person: Id, stamp: Stamp, ops: Vec<Op>) -> ChangeRef {
        let name = ChainName { device: self.device(), book };
        let chain = self.chains.entry(name).or_default();
        let previous = chain.hash_at(name, chain.links.len() as u64);
        let change = Change { person, stamp, ops, extra: Vec::new() };
        let hash = Change::hash(&change.canonical(&previous));
        chain.links.push((change, hash));
        ChangeRef { chain: name.id(), number: chain.links.len() as u64 }
    }

    /// What a person at this device sees of a field, and so replaces by writing it.
    pub fn seen(&self, book: Id, record: Id, field: u16) -> Vec<ChangeRef> {
        let state = self.state(book, None);
        state
            .get(&(record, field))
            .map(|held| held.resolved(self).heads.iter().map(|head| head.at).collect())
            .unwrap_or_default()
    }

    /// Every field of a book with its assignments, as of a cut or now.
    pub fn state(&self, book: Id, cut: Option<&Cut>) -> BTreeMap<(Id, u16), Held> {
        let set_aside = self.verdicts();
        let mut state: BTreeMap<(Id, u16), Held> = BTreeMap::new();
        for (name, chain) in self.chains.iter().filter(|(name, _)| name.book == book) {
            let id = name.id();
            for (index, (change, hash)) in chain.links.iter().enumerate() {
                let at = ChangeRef { chain: id, number: index as u64 + 1 };
                let left_out = chain.set_aside.contains(&at.number) || set_aside.contains(&at);
                if left_out || cut.is_some_and(|cut| !cut.covers(at)) {
                    continue;
                }
                for (op, set) in change.sets() {
                    let held = state
                        .entry((op.record.id(op.kind), set.field))
                        .or_insert_with(|| Held { op: op.clone(), all: vec![] });
                    held.all.push(Assignment {
                        at,
                        hash: *hash,
                        stamp: change.stamp,
                        person: change.person,
                        content: set.content.clone(),
                        replaces: set.replaces.clone(),
                    });
                }
            }
        }
        state
    }

    /// Equal on every device that holds the same changes of the book.
    pub fn content_hash(&self, book: Id) -> Hash {
        let mut hasher = ContentHasher::default();
        for ((record, field), held) in self.state(book, None) {
            hasher.line(record, held.op.kind, field, held.resolved(self).heads.iter().map(|head| head.hash));
        }
        hasher.finish()
    }

    /// Changes the server set aside, by its verdict records.
    fn verdicts(&self) -> BTreeSet<ChangeRef> {
        let ops = self.chains.values().flat_map(|chain| chain.links.iter().flat_map(|(change, _)| &change.ops));
        ops.filter(|op| op.kind == verdict::KIND).filter_map(judged).collect()
    }

    /// The earliest receipt known for a change.
    pub fn received(&self, at: ChangeRef) -> Option<u64> {
        let chain = self.chains.iter().find(|(name, _)| name.id() == at.chain)?.1;
        chain.receipts.iter().filter(|receipt| receipt.upto.number >= at.number).map(|receipt| receipt.at_ms).min()
    }
}

/// The change a verdict record speaks of.
pub fn judged(op: &Op) -> Option<ChangeRef> {
    let value = |field| op.sets.iter().find(|set| set.field == field).and_then(|set| set.content.value());
    let chain = value(verdict::CHAIN)?.as_id()?;
    let number = u64::try_from(value(verdict::NUMBER)?.as_int()?).ok()?;
    Some(ChangeRef { chain, number })
}

/// A field's assignments and the record they set.
pub struct Held {
    /// The first op that named the record: its kind and parts.
    pub op: Op,
    pub all: Vec<Assignment>,
}

impl Held {
    pub fn resolved(&self, shelf: &MemoryShelf) -> crate::Resolved<'_> {
        resolve(&self.all, |at| shelf.received(at))
    }

    /// The standing value.
    pub fn value(&self, shelf: &MemoryShelf) -> Option<Value> {
        self.resolved(shelf).standing().and_then(|standing| standing.content.value().cloned())
    }

    pub fn kind(&self) -> Option<&'static Kind> {
        domain::catalogue::kind(self.op.kind)
    }
}

impl Shelf for MemoryShelf {
    type Error = Infallible;

    fn heads(&self, books: &[Id]) -> Result<Vec<ChainHead>, Infallible> {
        self.chains.keys().filter(|name| books.contains(&name.book)).map(|&name| self.head(name)).collect()
    }

    fn head(&self, name: ChainName) -> Result<ChainHead, Infallible> {
        let empty = MemoryChain::default();
        let chain = self.chains.get(&name).unwrap_or(&empty);
        let number = chain.links.len() as u64;
        let receipted = chain.receipts.iter().map(|receipt| receipt.upto.number).max().unwrap_or(0);
        Ok(ChainHead { chain: name, number, hash: chain.hash_at(name, number), receipted })
    }

    fn segment_after(&self, name: ChainName, after: u64, budget: usize) -> Result<Option<Segment>, Infallible> {
        let Some(chain) = self.chains.get(&name) else { return Ok(None) };
        let own = name.device == self.device();
        let mut spent = 0;
        let mut upto = after as usize;
        for (index, (change, _)) in chain.links.iter().enumerate().skip(after as usize) {
            spent += weight(change);
            if spent > budget && upto > after as usize {
                break;
            }
            if own || chain.signatures.contains_key(&(index as u64 + 1)) {
                upto = index + 1;
            }
        }
        if upto == after as usize {
            return Ok(None);
        }
        let head = chain.links[upto - 1].1;
        let signature =
            if own { name.sign_head(&self.key, upto as u64, &head) } else { chain.signatures[&(upto as u64)] };
        let changes = chain.links[after as usize..upto].iter().map(|(change, _)| change.clone()).collect();
        Ok(Some(Segment { chain: name, first: after + 1, changes, signature }))
    }

    fn device_key(&self, device: Id) -> Result<Option<[u8; 32]>, Infallible> {
        Ok(self.devices.get(&device).copied())
    }

    fn learn_device(&mut self, public_key: &[u8; 32]) -> Result<(), Infallible> {
        self.devices.insert(crate::chain::device_id(public_key), *public_key);
        Ok(())
    }

    fn accept(&mut self, segment: &Segment, set_aside: &[u64]) -> Result<Accepted, Infallible> {
        let Some(key) = self.devices.get(&segment.chain.device) else { return Ok(Accepted::UnknownDevice) };
        let chain = self.chains.entry(segment.chain).or_default();
        let have = chain.links.len() as u64;
        if segment.first == 0 || segment.first > have + 1 {
            return Ok(Accepted::Gap { have });
        }
        let links = match segment.verify(&chain.hash_at(segment.chain, segment.first - 1), key) {
            Ok(links) => links,
            Err(BadSegment::Signature) if segment.first <= have => return Ok(Accepted::Fork { at: segment.first }),
            Err(bad) => return Ok(Accepted::Bad(bad)),
        };
        for (offset, (_, hash)) in links.iter().enumerate() {
            let number = segment.first + offset as u64;
            if number <= have && chain.hash_at(segment.chain, number) != *hash {
                return Ok(Accepted::Fork { at: number });
            }
        }
        let known = (have + 1 - segment.first).min(segment.changes.len() as u64) as usize;
        let fresh = segment.changes.iter().cloned().zip(links.into_iter().map(|(_, hash)| hash)).skip(known);
        chain.links.extend(fresh);
        chain.signatures.insert(segment.last(), segment.signature);
        chain.set_aside.extend(set_aside);
        let number = chain.links.len() as u64;
        Ok(Accepted::Taken { new: number - have, head: chain.hash_at(segment.chain, number) })
    }

    fn receipts_after(&self, name: ChainName, receipted: u64) -> Result<Vec<Receipt>, Infallible> {
        let receipts = self.chains.get(&name).map(|chain| chain.receipts.as_slice()).unwrap_or_default();
        Ok(receipts.iter().filter(|receipt| receipt.upto.number > receipted).cloned().collect())
    }

    fn keep_receipt(&mut self, receipt: &Receipt) -> Result<(), Infallible> {
        if let Some((_, chain)) = self.chains.iter_mut().find(|(name, _)| name.id() == receipt.upto.chain)
            && !chain.receipts.contains(receipt)
        {
            chain.receipts.push(receipt.clone());
        }
        Ok(())
    }
}
