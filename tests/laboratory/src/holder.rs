//! A holder of a copy of the books, in memory or in a file.

use anyhow::{Context, Result, ensure};
use domain::Id;
use ed25519_dalek::SigningKey;
use exchange::Client;
use exchange::message::{BadMessage, Have, WireReceipt};
use exchange::package::{BadPackage, Frame, Header, PackageReader, checked};
use exchange::server::{Arrival, Judge};
use exchange::stick::Label;
use exchange::{Laptop, Progress, Server};
use journal::chain_store::{Copied, copied};
use journal::memory::MemoryChainStore;
use journal::{Accepted, ChainName, ChainStore, ChangeRef, Hash, Op, Place, Receipt, Segment, Stamp};
use std::collections::{BTreeMap, BTreeSet};

/// The hashes of a field's heads, the standing one first, and whether their values differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    pub heads: Vec<Hash>,
    pub conflict: bool,
}

/// What the laboratory needs from a copy of the books. A failed operation leaves the copy unchanged.
pub trait Holder: Sized {
    type ChainStoreError: std::error::Error + Send + Sync + 'static;

    fn new(key: SigningKey, known: &[[u8; 32]]) -> Result<Self>;

    /// A second copy, as if a person copied the folder.
    fn copy(&self) -> Result<Self>;

    fn key(&self) -> &SigningKey;

    fn take_key(&mut self, key: SigningKey) -> Result<()>;

    fn append(&mut self, book: Id, person: Id, stamp: Stamp, ops: Vec<Op>) -> Result<ChangeRef>;

    fn last_stamp(&self) -> Result<Stamp>;

    fn seen(&self, book: Id, place: Place) -> Result<Vec<ChangeRef>>;

    fn stands(&self, book: Id) -> Result<BTreeMap<Place, Stands>>;

    fn content_hash(&self, book: Id) -> Result<Hash>;

    fn changes(&self, book: Id) -> Result<BTreeSet<ChangeRef>>;

    /// Whether the derived tables are the same after a rebuild from the changes.
    fn rebuilds(&mut self, _books: &[Id]) -> Result<bool> {
        Ok(true)
    }

    /// Runs work on the chain store in one transaction.
    fn transact<T>(&mut self, work: impl FnOnce(&mut dyn Acts) -> Result<T>) -> Result<T>;
}

/// The protocol's operations on a chain store within one transaction.
pub trait Acts {
    fn learn(&mut self, key: &[u8; 32]) -> Result<()>;
    fn ask(&mut self, laptop: &mut Laptop) -> Result<Vec<u8>>;
    fn hear(&mut self, laptop: &mut Laptop, answer: &[u8]) -> Result<Progress>;
    fn take(
        &mut self,
        server: &Server,
        client: &Client,
        body: &[u8],
        judge: &Judge<'_>,
        now_ms: u64,
    ) -> Result<Arrival>;
    fn answer(&mut self, server: &Server, client: &Client, arrival: Arrival, body: &[u8]) -> Result<Vec<u8>>;
    fn put(&mut self, book: Id, person: Id, stamp: Stamp, ops: Vec<Op>) -> Result<ChangeRef>;
    fn heads_of(&self, book: Id, place: Place) -> Result<Vec<ChangeRef>>;
    fn copied(&self, device: Id, book: Id) -> Result<Option<Copied>>;
    fn epoch_now(&self) -> Result<u32>;
    /// The last change of a device's own line.
    fn own_tip(&self, device: Id, book: Id) -> Result<Option<ChangeRef>>;
    fn receipts(&self, books: &[Id]) -> Result<Vec<Receipt>>;
    /// All changes that this device wrote in a book.
    fn own_segment(&self, book: Id) -> Result<Segment>;
    fn put_segment(&mut self, segment: &Segment) -> Result<()>;
    /// Keeps a receipt as if it came with an answer.
    fn keep_offered(&mut self, laptop: &mut Laptop, receipt: Receipt) -> Result<()>;
    fn pack(&mut self, laptop: &mut Laptop, key: &SigningKey, peer: Option<&[Have]>, label: Label) -> Result<Vec<u8>>;
    /// A laptop takes in the server's answer or another laptop's package.
    fn unpack(&mut self, laptop: &mut Laptop, package: &[u8], from: &[u8; 32], is_server: bool) -> Result<Progress>;
    fn take_package(
        &mut self,
        server: &Server,
        client: &Client,
        package: &[u8],
        judge: &Judge<'_>,
        now_ms: u64,
    ) -> Result<(Header, Arrival)>;
    fn answer_package(
        &mut self,
        server: &Server,
        client: &Client,
        header: &Header,
        arrival: Arrival,
        key: &SigningKey,
        label: Label,
    ) -> Result<Vec<u8>>;
}

/// What differs between the kinds of chain store.
pub trait Writes: ChainStore<Error: std::error::Error + Send + Sync + 'static> {
    fn write(&mut self, book: Id, person: Id, stamp: Stamp, ops: Vec<Op>) -> Result<ChangeRef>;
    fn standing(&self, book: Id, place: Place) -> Result<Vec<ChangeRef>>;
}

impl<S: Writes> Acts for S {
    fn learn(&mut self, key: &[u8; 32]) -> Result<()> {
        Ok(self.learn_device(key)?)
    }

    fn ask(&mut self, laptop: &mut Laptop) -> Result<Vec<u8>> {
        Ok(laptop.build_request(self)?)
    }

    fn hear(&mut self, laptop: &mut Laptop, answer: &[u8]) -> Result<Progress> {
        Ok(laptop.handle_response(self, answer)?)
    }

    fn take(
        &mut self,
        server: &Server,
        client: &Client,
        body: &[u8],
        judge: &Judge<'_>,
        now_ms: u64,
    ) -> Result<Arrival> {
        let request = server.open(client, body)?;
        Ok(Server::take(server, self, client, &request, judge, now_ms)??)
    }

    fn answer(&mut self, server: &Server, client: &Client, arrival: Arrival, body: &[u8]) -> Result<Vec<u8>> {
        let request = server.open(client, body)?;
        Ok(server.answer(self, client, &request, arrival, body)?)
    }

    fn put(&mut self, book: Id, person: Id, stamp: Stamp, ops: Vec<Op>) -> Result<ChangeRef> {
        self.write(book, person, stamp, ops)
    }

    fn heads_of(&self, book: Id, place: Place) -> Result<Vec<ChangeRef>> {
        self.standing(book, place)
    }

    fn copied(&self, device: Id, book: Id) -> Result<Option<Copied>> {
        Ok(copied(self, device, book)?)
    }

    fn epoch_now(&self) -> Result<u32> {
        Ok(self.epoch()?)
    }

    fn own_tip(&self, device: Id, book: Id) -> Result<Option<ChangeRef>> {
        let name = ChainName { device, book, epoch: self.epoch()? };
        let heads = self.heads(&[book])?;
        let own = heads.iter().find(|head| head.chain == name && head.line.leaves.is_none());
        Ok(own.filter(|head| head.number() > 0).map(journal::ChainHead::tip))
    }

    fn receipts(&self, books: &[Id]) -> Result<Vec<Receipt>> {
        let chains: BTreeSet<Id> = self.heads(books)?.iter().map(|head| head.chain.id()).collect();
        let mut all = Vec::new();
        for chain in chains {
            all.extend(ChainStore::receipts(self, chain)?);
        }
        Ok(all)
    }

    fn own_segment(&self, book: Id) -> Result<Segment> {
        let head = self.heads(&[book])?.into_iter().next().context("nothing written")?;
        self.segment_after(&head, 0, usize::MAX)?.context("nothing written")
    }

    fn put_segment(&mut self, segment: &Segment) -> Result<()> {
        let accepted = self.accept(segment, &[])?;
        ensure!(matches!(accepted, Accepted::Taken { .. }), "a laptop takes what it carries: {accepted:?}");
        Ok(())
    }

    fn keep_offered(&mut self, laptop: &mut Laptop, receipt: Receipt) -> Result<()> {
        let receipts = Some(vec![WireReceipt::of(&receipt, Id::default())]);
        laptop.take_frame(self, Frame { receipts, ..Frame::default() }, false)?;
        Ok(())
    }

    fn pack(&mut self, laptop: &mut Laptop, key: &SigningKey, peer: Option<&[Have]>, label: Label) -> Result<Vec<u8>> {
        let writer = match peer {
            Some(theirs) => laptop.pack_for_peers(self, &[theirs.to_vec()], label, Vec::new())?,
            None => laptop.pack_for_server(self, label, Vec::new())?,
        };
        Ok(writer.finish(key)?)
    }

    fn unpack(&mut self, laptop: &mut Laptop, package: &[u8], from: &[u8; 32], is_server: bool) -> Result<Progress> {
        let (_, hash) = checked(package, |_| Some(*from))?;
        let mut reader = PackageReader::open(package)?;
        let mut progress = Progress::default();
        while let Some(frame) = reader.frame()? {
            progress.add(laptop.take_frame(self, frame, is_server)?);
        }
        if reader.finish(from)? == hash { Ok(progress) } else { Err(BadPackage::Changed.into()) }
    }

    fn take_package(
        &mut self,
        server: &Server,
        client: &Client,
        package: &[u8],
        judge: &Judge<'_>,
        now_ms: u64,
    ) -> Result<(Header, Arrival)> {
        let (header, _) = checked(package, |header| (header.to() == server.device()).then_some(client.public_key))?;
        let mut reader = PackageReader::open(package)?;
        let mut arrival = Arrival::default();
        while let Some(frame) = reader.frame()? {
            let taken: Result<Arrival, BadMessage> = server.take_frame(self, client, &header, frame, judge, now_ms)?;
            arrival.add(taken?);
        }
        Ok((header, arrival))
    }

    fn answer_package(
        &mut self,
        server: &Server,
        client: &Client,
        header: &Header,
        arrival: Arrival,
        key: &SigningKey,
        label: Label,
    ) -> Result<Vec<u8>> {
        Ok(server.answer_package(self, client, header, arrival.problems, label, Vec::new())?.finish(key)?)
    }
}

pub struct InMemory {
    chain_store: MemoryChainStore,
    key: SigningKey,
    last: Stamp,
}

impl Writes for MemoryChainStore {
    fn write(&mut self, book: Id, person: Id, stamp: Stamp, ops: Vec<Op>) -> Result<ChangeRef> {
        Ok(self.append(book, person, stamp, ops))
    }

    fn standing(&self, book: Id, place: Place) -> Result<Vec<ChangeRef>> {
        Ok(MemoryChainStore::seen(self, book, place))
    }
}

impl Holder for InMemory {
    type ChainStoreError = std::convert::Infallible;

    fn new(key: SigningKey, known: &[[u8; 32]]) -> Result<Self> {
        let mut chain_store = MemoryChainStore::new(key.clone());
        known.iter().try_for_each(|key| Acts::learn(&mut chain_store, key))?;
        Ok(InMemory { chain_store, key, last: Stamp::default() })
    }

    fn copy(&self) -> Result<Self> {
        Ok(InMemory { chain_store: self.chain_store.clone(), key: self.key.clone(), last: self.last })
    }

    fn key(&self) -> &SigningKey {
        &self.key
    }

    fn take_key(&mut self, key: SigningKey) -> Result<()> {
        self.chain_store.take_key(key.clone());
        self.key = key;
        Ok(())
    }

    fn append(&mut self, book: Id, person: Id, stamp: Stamp, ops: Vec<Op>) -> Result<ChangeRef> {
        self.last = self.last.max(stamp);
        Ok(self.chain_store.append(book, person, stamp, ops))
    }

    fn last_stamp(&self) -> Result<Stamp> {
        Ok(self.last)
    }

    fn seen(&self, book: Id, place: Place) -> Result<Vec<ChangeRef>> {
        Ok(self.chain_store.seen(book, place))
    }

    fn stands(&self, book: Id) -> Result<BTreeMap<Place, Stands>> {
        let state = self.chain_store.state(book, None);
        Ok(state
            .into_iter()
            .map(|(place, held)| {
                let resolved = held.resolved(&self.chain_store);
                let heads = resolved.heads.iter().map(|head| head.hash).collect();
                (place, Stands { heads, conflict: resolved.is_conflict() })
            })
            .collect())
    }

    fn content_hash(&self, book: Id) -> Result<Hash> {
        Ok(self.chain_store.content_hash(book))
    }

    fn changes(&self, book: Id) -> Result<BTreeSet<ChangeRef>> {
        Ok(self.chain_store.changes(book))
    }

    fn transact<T>(&mut self, work: impl FnOnce(&mut dyn Acts) -> Result<T>) -> Result<T> {
        let before = self.chain_store.clone();
        let done = work(&mut self.chain_store);
        if done.is_err() {
            self.chain_store = before;
        }
        done
    }
}
