//! A chain store in memory. The laboratory runs on it, and tests compare a book in a file with it.

mod chain;
mod standing;

use crate::binding::Claim;
use crate::chain_store::{SIGNED_EVERY, weight};
use crate::line::{Placing, if_room, place};
use crate::mutant::{Mutant, is_active};
use crate::{
    Accepted, Assignment, Binding, ChainHead, ChainName, ChainStore, Change, ChangeRef, ContentHasher, Cut, Hash, Line,
    Lines, Op, Place, Receipt, Segment, Stamp, Value, Vouch, resolve,
};
use chain::MemoryChain;
use domain::Id;
use domain::catalogue::{Kind, verdict};
use domain::changes::{Check, check_of};
use ed25519_dalek::SigningKey;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Arc;

/// All chains that a device holds.
#[derive(Clone)]
pub struct MemoryChainStore {
    key: SigningKey,
    epoch: u32,
    devices: BTreeMap<Id, [u8; 32]>,
    chains: BTreeMap<Id, MemoryChain>,
    fields: BTreeMap<(Id, Place), Held>,
    /// Changes left out of the state, each with the book whose verdict says so. The book is the default id if
    /// the change was set aside on arrival.
    set_aside: BTreeSet<(ChangeRef, Id)>,
    /// By book and id of the verdict record: the change it judges.
    verdicts: BTreeMap<(Id, Id), ChangeRef>,
    /// By book: the chains that device records vouch for. In a book without an entry every chain counts.
    vouched: BTreeMap<Id, BTreeSet<Id>>,
    /// By book: the people that the superior bound to each chain. In a book without an entry every chain may
    /// name anybody.
    bound: BTreeMap<Id, BTreeSet<Binding>>,
    /// By book: the bindings that its own changes claim.
    claims: BTreeMap<Id, Vec<Claim>>,
}

/// The assignments of one field, and the record they set.
#[derive(Clone)]
pub struct Held {
    /// The first op that set this field of the record.
    pub op: Op,
    pub all: Vec<Assignment>,
}

impl Held {
    /// The standing value and all values beside it.
    pub fn resolved(&self, chain_store: &MemoryChainStore) -> crate::Resolved<'_> {
        resolve(&self.all, |at| chain_store.received(at))
    }

    pub fn value(&self, chain_store: &MemoryChainStore) -> Option<Value> {
        self.resolved(chain_store).standing().and_then(|standing| standing.content.value().cloned())
    }

    pub fn kind(&self) -> Option<&'static Kind> {
        domain::catalogue::kind(self.op.kind)
    }
}

impl MemoryChainStore {
    pub fn new(key: SigningKey) -> Self {
        let public = *key.verifying_key().as_bytes();
        let devices = BTreeMap::from([(crate::chain::device_id(&public), public)]);
        let (chains, fields, set_aside, verdicts, vouched, bound, claims) = Default::default();
        MemoryChainStore { key, epoch: 0, devices, chains, fields, set_aside, verdicts, vouched, bound, claims }
    }

    pub fn device(&self) -> Id {
        crate::chain::device_id(self.key.verifying_key().as_bytes())
    }

    /// Switches to another key. The chain written under the old one stays and is first signed to its end.
    pub fn take_key(&mut self, key: SigningKey) {
        let device = self.device();
        for chain in self.chains.values_mut().filter(|chain| chain.name.device == device) {
            let Some(line) = chain.lines.first().copied() else { continue };
            for number in (1..=line.number).filter(|number| number % SIGNED_EVERY == 0 || *number == line.number) {
                let Some(kept) = chain.kept(&line, number) else { continue };
                let signature = chain.name.sign_head(&self.key, number, &kept.hash);
                chain.sign(line.key, number, signature);
            }
        }
        self.devices.insert(crate::chain::device_id(key.verifying_key().as_bytes()), *key.verifying_key().as_bytes());
        self.key = key;
    }

    /// Appends a change of this device to its chain in `book`.
    pub fn append(&mut self, book: Id, person: Id, stamp: Stamp, ops: Vec<Op>) -> ChangeRef {
        let name = ChainName { device: self.device(), book, epoch: self.epoch };
        let chain = self.chains.entry(name.id()).or_insert_with(|| MemoryChain::new(name));
        let line = chain.lines.first().map_or_else(|| None, |line| Some(line.key));
        let line = line.unwrap_or_else(|| chain.begin(None));
        let change = Arc::new(Change { person, stamp, ops, extra: Vec::new() });
        let hash = Change::hash(&change.canonical(&chain.lines[line as usize].hash));
        let at = chain.push(line, Arc::clone(&change), hash);
        self.project(name, at, &change, hash);
        at
    }

    /// The heads of a field as a person at this device sees them; writing the field replaces them.
    pub fn seen(&self, book: Id, place: Place) -> Vec<ChangeRef> {
        let Some(held) = self.field(book, place) else { return Vec::new() };
        held.resolved(self).heads.iter().map(|head| head.at).collect()
    }

    pub fn field(&self, book: Id, place: Place) -> Option<Held> {
        let bound = self.bound(book);
        self.standing(book, self.fields.get(&(book, kept_under(place)))?, bound.as_ref(), None)
    }

    /// Every field of a book with its assignments, as of a cut, or as of now if `None`.
    pub fn state(&self, book: Id, cut: Option<&Cut>) -> BTreeMap<Place, Held> {
        let cut = cut.map(|cut| self.parted(cut));
        let bound = self.bound(book);
        let lowest = Place { record: Id([0; 16]), kind: 0, field: 0 };
        self.fields
            .range((book, lowest)..)
            .take_while(|((of, _), _)| *of == book)
            .filter_map(|((_, place), held)| Some((*place, self.standing(book, held, bound.as_ref(), cut.as_ref())?)))
            .collect()
    }

    /// The cut, refined by the lines of the chains in this store.
    fn parted(&self, cut: &Cut) -> Cut {
        let mut parted = cut.clone();
        for chain in self.chains.values() {
            let Ok(()) = chain.part(&mut parted);
        }
        parted
    }

    /// A hash of the book's state, equal on all devices that hold the same changes and receipts of the book.
    pub fn content_hash(&self, book: Id) -> Hash {
        let mut hasher = ContentHasher::default();
        for (place, held) in self.state(book, None) {
            // The kind of the op equals the kind of the place, except while the mutant `KindsForgotten` clears
            // the latter.
            let place = Place { kind: held.op.kind, ..place };
            hasher.line(place, held.resolved(self).heads.iter().map(|head| head.hash));
        }
        hasher.finish()
    }

    /// Every change of a book exactly once.
    pub fn changes(&self, book: Id) -> BTreeSet<ChangeRef> {
        let chains = self.chains.iter().filter(|(_, chain)| chain.name.book == book);
        chains
            .flat_map(|(id, chain)| chain.changes().map(|(number, kept)| ChangeRef::new(*id, number, &kept.hash)))
            .collect()
    }

    /// The time of the earliest receipt known for a change.
    pub fn received(&self, at: ChangeRef) -> Option<u64> {
        self.chains.get(&at.chain)?.received(at)
    }

    fn project(&mut self, chain: ChainName, at: ChangeRef, change: &Change, hash: Hash) {
        let book = chain.book;
        let by = Binding { chain: at.chain, person: change.person };
        for op in change.ops.iter().filter(|op| op.is_well_named() || is_active(Mutant::MisnamedCounts)) {
            for set in &op.sets {
                let place = kept_under(op.place(set.field));
                let held = self.fields.entry((book, place)).or_insert_with(|| Held { op: op.clone(), all: Vec::new() });
                // If a change sets a field twice, only the first value counts.
                if held.all.last().is_some_and(|last| last.at == at) {
                    continue;
                }
                held.all.push(Assignment {
                    at,
                    hash,
                    stamp: change.stamp,
                    person: change.person,
                    content: set.content.clone(),
                    replaces: set.replaces.clone(),
                });
            }
            if op.kind == verdict::KIND {
                self.apply_verdict(book, op);
            }
            if let Some(vouch) = Vouch::read(book, op).filter(|_| !self.is_set_aside(book, at)) {
                self.vouched.entry(vouch.book).or_default().extend(vouch.chains);
                if let Some(people) = vouch.people {
                    self.bound.entry(vouch.book).or_default().extend(people);
                }
            }
            // A person is bound to the chain in which their id was made without anybody's consent.
            let made_here = Binding::made_here(&chain, op).map(|says| Claim { by: says, says });
            let granted = Binding::granted(&chain, op).into_iter().map(|says| Claim { by, says });
            for claim in granted.chain(made_here) {
                self.claims.entry(book).or_default().push(claim);
            }
        }
    }

    /// Applies a verdict, or the withdrawal of one, whether or not the judged change is here yet.
    fn apply_verdict(&mut self, book: Id, op: &Op) {
        let record = (book, op.record.id(op.kind));
        self.verdicts.extend(judged(op).map(|on| (record, on)));
        let Some(&on) = self.verdicts.get(&record) else { return };
        let withdrawn = self.field(book, op.place(verdict::WITHDRAWN)).and_then(|held| held.value(self));
        if withdrawn == Some(Value::flag(true)) && !is_active(Mutant::VerdictStays) {
            self.set_aside.remove(&(on, book));
            self.set_aside.remove(&(on, Id::default()));
        } else {
            self.set_aside.insert((on, book));
        }
    }

    fn head_of(&self, chain: &MemoryChain, line: &Line) -> ChainHead {
        let receipts = chain.receipts.iter().fold(0, |marks, receipt| marks ^ receipt.mark());
        ChainHead { chain: chain.name, line: *line, receipted: chain.receipted(line), receipts }
    }
}

fn kept_under(place: Place) -> Place {
    if is_active(Mutant::KindsForgotten) { Place { kind: 0, ..place } } else { place }
}

/// The change that a verdict record judges.
pub fn judged(op: &Op) -> Option<ChangeRef> {
    let value = |field| op.sets.iter().find(|set| set.field == field).and_then(|set| set.content.value());
    Some(ChangeRef {
        chain: value(verdict::CHAIN)?.as_id()?,
        number: u64::try_from(value(verdict::NUMBER)?.as_int()?).ok()?,
        check: value(verdict::CHECK)?.as_bytes()?.try_into().ok()?,
    })
}

impl ChainStore for MemoryChainStore {
    type Error = Infallible;

    fn heads(&self, books: &[Id]) -> Result<Vec<ChainHead>, Infallible> {
        let chains = self.chains.values().filter(|chain| books.contains(&chain.name.book));
        Ok(chains.flat_map(|chain| chain.lines.iter().map(|line| self.head_of(chain, line))).collect())
    }

    fn shared_with(&self, head: &ChainHead, number: u64, check: Check) -> Result<Option<u64>, Infallible> {
        let Some(chain) = self.chains.get(&head.chain.id()) else { return Ok(None) };
        let theirs = chain.line_through(number, |hash| check_of(hash) == check)?;
        Ok(theirs.map(|line| chain.shared(&head.line, &Line { number, ..line })))
    }

    fn hash_on(&self, head: &ChainHead, number: u64) -> Result<Option<Hash>, Infallible> {
        self.chains.get(&head.chain.id()).map_or(Ok(None), |chain| chain.hash_at(&head.line, number))
    }

    fn segment_after(&self, head: &ChainHead, after: u64, budget: usize) -> Result<Option<Segment>, Infallible> {
        let Some(chain) = self.chains.get(&head.chain.id()) else { return Ok(None) };
        let own = head.chain.device == self.device() && head.line.leaves.is_none();
        let (mut spent, mut upto) = (0, after);
        for number in after + 1..=head.number() {
            let Some(kept) = chain.kept(&head.line, number) else { break };
            spent += weight(&kept.change);
            if spent > budget && upto > after {
                break;
            }
            if own || chain.signature(&head.line, number).is_some() {
                upto = number;
            }
        }
        let Some(last) = chain.kept(&head.line, upto).filter(|_| upto > after) else { return Ok(None) };
        let signature = match chain.signature(&head.line, upto) {
            Some(signature) => *signature,
            None => head.chain.sign_head(&self.key, upto, &last.hash),
        };
        let changes = (after + 1..=upto).filter_map(|number| chain.kept(&head.line, number));
        let changes = changes.map(|kept| Change::clone(&kept.change)).collect();
        Ok(Some(Segment { chain: head.chain, first: after + 1, changes, signature }))
    }

    fn content_hash(&self, book: Id) -> Result<Hash, Infallible> {
        Ok(MemoryChainStore::content_hash(self, book))
    }

    fn epoch(&self) -> Result<u32, Infallible> {
        Ok(self.epoch)
    }

    fn begin_epoch(&mut self, epoch: u32) -> Result<(), Infallible> {
        self.epoch = epoch;
        Ok(())
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
        let id = segment.chain.id();
        let mut chain = self.chains.remove(&id).unwrap_or_else(|| MemoryChain::new(segment.chain));
        let Ok(placing) = place(&chain, segment, key);
        let others = self.chains.values().filter(|other| other.name.book == segment.chain.book);
        let (here, elsewhere) = (chain.lines.len(), others.map(|other| other.lines.len()).sum::<usize>());
        let placing = if_room(placing, here, here + elsewhere);
        let (line, known, links, left_after) = match placing {
            Placing::Goes { line, known, links } => (line.unwrap_or_else(|| chain.begin(None)), known, links, None),
            Placing::Leaves { line, after, known, links } => {
                (chain.begin(Some((line, after))), known, links, Some(after))
            }
            refused => {
                if !chain.lines.is_empty() {
                    self.chains.insert(id, chain);
                }
                return Ok(match refused {
                    Placing::Gap { have } => Accepted::Gap { have },
                    Placing::Bad(bad) => Accepted::Bad(bad),
                    _ => Accepted::Unfitting,
                });
            }
        };
        let mut fresh: Vec<_> = (segment.first..).zip(&segment.changes).zip(&links).skip(known).collect();
        if is_active(Mutant::LastChangeLost) && fresh.len() > 1 {
            fresh.pop();
        }
        for ((number, change), (_, hash)) in &fresh {
            let change = Arc::new((*change).clone());
            let at = chain.push(line, Arc::clone(&change), *hash);
            if set_aside.contains(number) {
                self.set_aside.insert((at, Id::default()));
            }
            self.project(segment.chain, at, &change, *hash);
        }
        chain.sign(line, segment.last(), segment.signature);
        let (new, head) = (fresh.len() as u64, links[links.len() - 1].1);
        self.chains.insert(id, chain);
        Ok(Accepted::Taken { new, head, left_after })
    }

    fn receipts(&self, chain: Id) -> Result<Vec<Receipt>, Infallible> {
        Ok(self.chains.get(&chain).map(|chain| chain.receipts.clone()).unwrap_or_default())
    }

    fn keep_receipt(&mut self, receipt: &Receipt) -> Result<(), Infallible> {
        let Some(chain) = self.chains.get_mut(&receipt.upto.chain) else { return Ok(()) };
        let known = chain.receipts.iter().any(|kept| kept.mark() == receipt.mark());
        let ours = chain.through(receipt.upto).is_some_and(|line| {
            let Ok(hash) = chain.hash_at(&line, receipt.upto.number);
            hash == Some(receipt.head)
        });
        if ours && !known {
            chain.receipts.push(receipt.clone());
        }
        Ok(())
    }
}
