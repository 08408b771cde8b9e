//! The changes that the server itself writes: one chain for what goes to every cell, and one for each addressed
//! cell.

use domain::Id;
use domain::catalogue::{device, unit, verdict};
use domain::enrolment::DeviceState;
use domain::rights::{Author, may_write};
use ed25519_dalek::SigningKey;
use journal::stamp::FARTHEST_AHEAD_MS;
use journal::{Binding, ChainName, ChainStore, ChangeRef, HybridClock, Record, Value, Vouch};
use journal_sql::{OpDraft, SqlChainStore};
use sql::Sql;
use std::collections::BTreeSet;

use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::random;
use crate::storage::accounts::key_of;
use crate::storage::books::BooksMut;
use crate::storage::committee::{Committee, Committees};
use crate::storage::laptops::{Laptop, LaptopState, Laptops};
use crate::storage::order::OrderMut;
use crate::storage::tree::Tree;
use crate::tree::standing::last_day;

/// Verdicts in one change: some 40 kB on the wire.
const VERDICTS: usize = 1_000;

/// Writes the server's own changes into the journal, within one transaction.
pub struct ServerWriter<'t> {
    pub chain_store: SqlChainStore<'t>,
    pub committee: Committee,
    transaction: &'t dyn Sql,
    clock: HybridClock,
    /// The time of the last change in the present epoch.
    last_ms: u64,
    now: Moment,
}

impl<'t> ServerWriter<'t> {
    pub fn new(transaction: &'t dyn Sql, key: &'t SigningKey, now: Moment) -> Result<ServerWriter<'t>, Failure> {
        let committee = Committees(transaction).ours()?.ok_or(Failure::NotFound)?;
        let chain_store = SqlChainStore::new(transaction, key);
        let last = chain_store.last_stamp()?;
        Ok(ServerWriter {
            chain_store,
            committee,
            transaction,
            clock: HybridClock::resume(last),
            last_ms: last.ms,
            now,
        })
    }

    /// The book to every cell.
    pub fn to_all(&self) -> Id {
        journal::chain::issued_book(self.committee.unit, None)
    }

    /// The book to one cell.
    pub fn to(&self, unit: Id) -> Id {
        journal::chain::issued_book(self.committee.unit, Some(unit))
    }

    /// The books of those to whom something is addressed.
    pub fn books(&self, to_all: bool, units: &[Id]) -> Vec<Id> {
        if to_all { vec![self.to_all()] } else { units.iter().map(|unit| self.to(*unit)).collect() }
    }

    /// The person whom an officer's changes name.
    pub fn officer(&self, name: &str) -> Id {
        let key = key_of(name);
        let parts = [b"sochibo officer v1".as_slice(), &self.committee.unit.0, key.as_bytes()];
        Id::first_half(blake3::hash(&parts.concat()))
    }

    /// Writes one change into a book; values that are already set are left out.
    pub fn write(&mut self, book: Id, person: Id, drafts: &[OpDraft]) -> Result<(), Failure> {
        self.write_at(book, person, drafts).map(|_| ())
    }

    /// Like [`ServerWriter::write`]; says which change it became, if anything was new.
    pub fn write_at(&mut self, book: Id, person: Id, drafts: &[OpDraft]) -> Result<Option<ChangeRef>, Failure> {
        let ours = |draft: &OpDraft| draft.sets.iter().all(|set| may_write(Author::Superior, draft.kind, set.field));
        if !drafts.iter().all(ours) {
            return Err(Failure::Broken("a record of somebody else was about to be written".to_owned()));
        }
        let now_ms = self.now.max(0).unsigned_abs();
        self.leave_what_ran_ahead(now_ms)?;
        let stamp = self.clock.tick(now_ms);
        self.last_ms = stamp.ms;
        let mut unsalted = None;
        let mut salt = || {
            random::bytes().unwrap_or_else(|error| {
                unsalted = Some(error);
                [0; 16]
            })
        };
        let appended = self.chain_store.append(book, person, stamp, drafts, &mut salt)?;
        if let Some(appended) = appended {
            let chain = ChainName { device: self.chain_store.device(), book, epoch: self.chain_store.epoch()? };
            let number = appended.at.number;
            OrderMut(self.transaction).add(&[(chain, number, number)], self.now)?;
        }
        // the error rolls the caller's transaction back, so that nothing is stored under a predictable salt
        unsalted.map_or(Ok(appended.map(|appended| appended.at)), |error| Err(error.into()))
    }

    /// Starts a new epoch, with new chains, if a clock that ran ahead has been corrected. Stamps of a chain
    /// must not go back, and continuing after the last one would write future times forever.
    fn leave_what_ran_ahead(&mut self, now_ms: u64) -> Result<(), Failure> {
        if self.last_ms <= now_ms.saturating_add(FARTHEST_AHEAD_MS) {
            return Ok(());
        }
        let epoch = self.chain_store.epoch()? + 1;
        self.chain_store.begin_epoch(epoch)?;
        tracing::warn!(epoch, last = self.last_ms, "the clock ran ahead and was put right: a new epoch begins");
        self.clock = HybridClock::default();
        Ok(())
    }

    /// Links the laptop's book to its cell and registers the laptop. Fails if the cell has another book.
    pub fn let_in(&mut self, laptop: &Laptop, person: Id) -> Result<(), Failure> {
        if !BooksMut(self.transaction).tie(laptop.unit, laptop.book)? {
            return Err(Failure::UnitHasBook);
        }
        self.laptop(laptop, DeviceState::Active, person)
    }

    /// Whether a book is one of those that we write, so that no laptop may claim it as its own.
    pub fn is_ours(&self, book: Id) -> Result<bool, Failure> {
        let units = Tree(self.transaction).all_ids()?;
        Ok(book == self.to_all() || units.into_iter().any(|unit| book == self.to(unit)))
    }

    /// Tells the cell about one of its laptops, and the names of the cell and of our committee.
    pub fn laptop(&mut self, laptop: &Laptop, state: DeviceState, person: Id) -> Result<(), Failure> {
        self.chain_store.learn_device(&laptop.public_key)?;
        let record = OpDraft::new(device::KIND, Record::One(laptop.id))
            .set(device::PUBLIC_KEY, Value::Bytes(laptop.public_key.to_vec()))
            .set(device::NAME, Value::text(&laptop.name))
            .set(device::STATE, Value::text(state.as_str()))
            .set(device::UNIT, Value::id(laptop.unit))
            .set(device::AT, Value::Int(self.now))
            .set(device::RECIPIENT, Value::text(&laptop.recipient))
            .set(device::VOUCHES, Vouch::of_device(laptop.id, laptop.book).to_value());
        self.write(self.to(laptop.unit), person, &[record])?;
        self.names(laptop.unit, person)
    }

    /// Vouches for the laptops of a cell whose records do not say so yet (as those of earlier programs), and
    /// for the chains that were in the book when this laptop brought it.
    pub fn vouch(&mut self, laptop: &Laptop, founders: &BTreeSet<Id>) -> Result<(), Failure> {
        let (sent, committee) = (self.to(laptop.unit), self.committee.unit);
        let mut records = Vec::new();
        if !self.vouches(sent, laptop.id)? {
            for other in Laptops(self.transaction).of_unit(laptop.unit)? {
                if matches!(other.state, LaptopState::Active | LaptopState::Revoked) && !self.vouches(sent, other.id)? {
                    records.push(vouching(other.id, &Vouch::of_device(other.id, other.book)));
                }
            }
        }
        if !founders.is_empty() && !self.has_named_founders(sent, laptop.id)? {
            let mut vouch = Vouch::of_device(laptop.id, laptop.book);
            vouch.chains.extend(founders);
            records.push(vouching(laptop.id, &vouch));
        }
        records.iter().try_for_each(|record| self.write(sent, committee, std::slice::from_ref(record)))
    }

    /// Binds the people who wrote in a cell's book to the chains they wrote in, once everything a laptop has of
    /// it is here. From then on only bound people can name further ones.
    pub fn bind_those_who_wrote(&mut self, laptop: &Laptop) -> Result<(), Failure> {
        if journal_sql::bound(self.transaction, laptop.book)?.is_some() {
            return Ok(());
        }
        let people = journal_sql::named(self.transaction, laptop.book)?;
        if people.is_empty() { Ok(()) } else { self.bind(laptop, people) }
    }

    /// Binds the people who are bound to a laptop's chain also to the chain that it continues under another
    /// key.
    pub fn bind_as(&mut self, laptop: &Laptop, before: Id) -> Result<(), Failure> {
        let Some(bound) = journal_sql::bound(self.transaction, laptop.book)? else { return Ok(()) };
        let old = ChainName::first(before, laptop.book).id();
        let people = bound.into_iter().filter(|binding| binding.chain == old);
        self.bind(laptop, people.map(|one| Binding::of_device(laptop.id, laptop.book, one.person)).collect())
    }

    fn bind(&mut self, laptop: &Laptop, people: Vec<Binding>) -> Result<(), Failure> {
        let sent = self.to(laptop.unit);
        let record = journal_sql::row(self.transaction, sent, device::KIND, laptop.id)?;
        let stands = record.and_then(|record| Vouch::from_value(record.value(device::VOUCHES)?));
        let vouch = stands.unwrap_or_else(|| Vouch::of_device(laptop.id, laptop.book)).with_people(people);
        self.write(sent, self.committee.unit, &[vouching(laptop.id, &vouch)])
    }

    /// Whether this laptop already named the founders of the book: it brings its book only once.
    fn has_named_founders(&self, sent: Id, laptop: Id) -> Result<bool, Failure> {
        let record = journal_sql::row(self.transaction, sent, device::KIND, laptop)?;
        let chains = record.as_ref().and_then(|record| record.value(device::VOUCHES)?.part(1).as_list());
        Ok(chains.is_some_and(|chains| chains.len() > 1))
    }

    fn vouches(&self, sent: Id, laptop: Id) -> Result<bool, Failure> {
        let record = journal_sql::row(self.transaction, sent, device::KIND, laptop)?;
        Ok(record.is_some_and(|record| record.value(device::VOUCHES).is_some()))
    }

    /// Announces to all cells the key to which packages for us are sealed; does nothing if it is announced
    /// already.
    pub fn package_key(&mut self, recipient: &str) -> Result<(), Failure> {
        self.key(unit::PACKAGE_KEY, recipient)
    }

    /// Announces to all cells the key to which essays are sealed when they are handed in.
    pub fn grading_key(&mut self, recipient: &str) -> Result<(), Failure> {
        self.key(unit::GRADING_KEY, recipient)
    }

    fn key(&mut self, field: u16, recipient: &str) -> Result<(), Failure> {
        let us = self.committee.unit;
        let record = OpDraft::new(unit::KIND, Record::One(us)).set(field, Value::text(recipient));
        self.write(self.to_all(), us, &[record])
    }

    /// Writes the present names of the cell and its superior.
    pub fn names(&mut self, cell: Id, person: Id) -> Result<(), Failure> {
        let tree = Tree(self.transaction);
        let today = day(self.now);
        let mut records = Vec::new();
        for id in [self.committee.unit, cell] {
            let Some(found) = tree.unit(id, today)?.or(tree.latest(id)?) else { continue };
            let name = if id == self.committee.unit { &self.committee.name } else { &found.name };
            let mut record = OpDraft::new(unit::KIND, Record::One(id))
                .set(unit::NAME, Value::text(name))
                .set(unit::LEVEL, Value::text(&found.level));
            if let Some(parent) = found.parent {
                record = record.set(unit::PARENT, Value::id(parent));
            }
            let closed = last_day(self.transaction, id)?.map_or(Value::Null, |day| Value::text(day.to_string()));
            record = record.set(unit::VALID_TO, closed);
            records.push(record);
        }
        self.write(self.to(cell), person, &records)
    }

    /// Writes verdicts on changes that we keep but leave out of the tables: one record for each, as laptops of
    /// every version read them, but many records in one change.
    pub fn verdicts(&mut self, cell: Id, on: &[(ChangeRef, &'static str)]) -> Result<(), Failure> {
        let records: Vec<_> = on.iter().map(|(change, reason)| verdict_on(*change, reason)).collect();
        records.chunks(VERDICTS).try_for_each(|some| self.write(self.to(cell), self.committee.unit, some))
    }
}

fn vouching(laptop: Id, vouch: &Vouch) -> OpDraft {
    OpDraft::new(device::KIND, Record::One(laptop)).set(device::VOUCHES, vouch.to_value())
}

fn verdict_on(on: ChangeRef, reason: &str) -> OpDraft {
    let mut change = [0; 16];
    change[..8].copy_from_slice(&on.number.to_be_bytes());
    change[8..12].copy_from_slice(&on.check);
    let name = Id::of_pair(verdict::KIND, on.chain, Id(change));
    OpDraft::new(verdict::KIND, Record::One(name))
        .set(verdict::CHAIN, Value::id(on.chain))
        .set(verdict::NUMBER, Value::Int(i64::try_from(on.number).unwrap_or(i64::MAX)))
        .set(verdict::CHECK, Value::Bytes(on.check.to_vec()))
        .set(verdict::REASON, Value::text(reason))
}
