//! Who holds the cell's key ring, and what each laptop does about it automatically: it accepts generations
//! given to it, gives the latest generation to all who held an earlier one, and turns the ring over when a
//! holder was revoked.

use crate::book::{Book, fresh_salt};
use crate::ring::Holder;
use crate::ring::keys::{self, RingKey};
use crate::ring::{Generation, Ring};
use crate::{Error, recipient, search, settings};
use domain::Id;
use domain::catalogue::{device, ring_key};
use domain::enrolment::DeviceState;
use journal::{ChainName, HybridClock, Place};
use journal_sql::OpDraft;
use std::collections::{BTreeMap, BTreeSet};

/// The result of [`Book::sync_ring`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RingOutcome {
    /// Sealed values can be opened that could not be before.
    pub opened: bool,
    /// A new generation seals from now on.
    pub turned_over: bool,
    /// Something was written that others must receive.
    pub wrote: bool,
}

/// A laptop, according to the superior's records.
struct Laptop {
    state: DeviceState,
    name: String,
    public_key: Vec<u8>,
    recipient: String,
}

/// The holders of the ring and the laptops of the cell, read once.
pub(crate) struct Standing {
    keys: Vec<RingKey>,
    laptops: BTreeMap<Id, Laptop>,
}

impl Standing {
    pub(crate) fn read(book: &Book, sent: &[Id]) -> Result<Standing, Error> {
        let mut laptops = BTreeMap::new();
        for &sent in sent {
            for row in journal_sql::rows(&book.connection, sent, device::KIND)? {
                let Ok(state) = row.text(device::STATE).parse() else { continue };
                let (name, recipient) = (row.text(device::NAME).to_owned(), row.text(device::RECIPIENT).to_owned());
                let public_key = row.bytes(device::PUBLIC_KEY).unwrap_or_default().to_vec();
                laptops.insert(row.id, Laptop { state, name, public_key, recipient });
            }
        }
        Ok(Standing { keys: keys::all(&book.connection, book.own_book)?, laptops })
    }

    pub(crate) fn is_revoked(&self, id: Id) -> bool {
        self.laptops.get(&id).is_some_and(|laptop| laptop.state == DeviceState::Revoked)
    }

    pub(crate) fn is_active(&self, id: Id) -> bool {
        self.laptops.get(&id).is_some_and(|laptop| laptop.state == DeviceState::Active)
    }

    /// The ids and names of the enrolled laptops.
    pub(crate) fn active(&self) -> impl Iterator<Item = (Id, &str)> {
        let active = self.laptops.iter().filter(|(_, laptop)| laptop.state == DeviceState::Active);
        active.map(|(id, laptop)| (*id, laptop.name.as_str()))
    }

    /// A laptop's key and recipient, if both are valid.
    pub(crate) fn side(&self, id: Id) -> Option<([u8; 32], &str)> {
        let laptop = self.laptops.get(&id)?;
        let key: [u8; 32] = laptop.public_key.as_slice().try_into().ok()?;
        let genuine = journal::chain::device_id(&key) == id
            && journal::chain::signing_key(&key).is_some()
            && exchange::seal::recipient(&laptop.recipient).is_some();
        genuine.then_some((key, laptop.recipient.as_str()))
    }

    /// The holders to whom a generation was given by somebody who held it.
    pub(crate) fn holders<'a>(&'a self, generation: &'a Generation) -> impl Iterator<Item = Holder> + 'a {
        self.keys.iter().filter(|key| key.is_proved(generation)).map(RingKey::holder)
    }

    fn is_lost(&self, holder: &Holder) -> bool {
        self.is_revoked(holder.id) || holder.sheet_of.is_some_and(|laptop| self.is_revoked(laptop))
    }

    /// Who is entitled to the latest generation: this laptop and its sheet, and all other holders that are not
    /// revoked.
    fn entitled(&self, ring: &Ring, ours: [Holder; 2]) -> Vec<Holder> {
        let mut entitled = BTreeMap::new();
        for generation in ring.generations() {
            let laptops = self.holders(generation).filter(|one| one.sheet_of.is_none() && self.is_active(one.id));
            entitled.extend(laptops.map(|one| (one.id, one)));
        }
        let ours_from = ours[0].id;
        // A sheet that was replaced gets no later generation.
        let sheets = ring.last().map(|last| self.holders(last).collect::<Vec<_>>()).unwrap_or_default();
        let sheets = sheets.into_iter().filter(|one| one.sheet_of.is_some_and(|of| of != ours_from));
        entitled.extend(sheets.filter(|one| !self.is_lost(one)).map(|one| (one.id, one)));
        entitled.extend(ours.into_iter().map(|one| (one.id, one)));
        entitled.into_values().collect()
    }
}

impl Book {
    pub(crate) fn device_id(&self) -> Id {
        journal::chain::device_id(self.device.verifying_key().as_bytes())
    }

    /// This laptop and its recovery sheet, as holders.
    fn our_holders(&self, sheet: &[u8; 16]) -> [Holder; 2] {
        let sheet = exchange::seal::recipient_of(&exchange::seal::sheet(sheet));
        let us = self.device_id();
        [Holder::laptop(us, self.recipient()), Holder::sheet(sheet, us)]
    }

    /// The records that give a new book's first generation to the laptop that made it and to its sheet.
    pub(crate) fn first_keys(&self) -> Result<Vec<OpDraft>, Error> {
        let first = self.ring.current()?;
        self.our_holders(&self.recovery_secret()?).iter().map(|holder| keys::draft(first, holder)).collect()
    }

    /// Does everything that has to be done about the ring; called after anything that brought changes. `sent`:
    /// the books that the superior sends. The result is on the disk when this returns.
    pub fn sync_ring(&mut self, now_ms: u64, sent: &[Id]) -> Result<RingOutcome, Error> {
        if self.is_read_only() {
            return Ok(RingOutcome::default());
        }
        let opened = self.take_in_keys()?;
        let standing = Standing::read(self, sent)?;
        let us = self.device_id();
        if self.ring.is_empty() || standing.is_revoked(us) {
            return Ok(RingOutcome { opened, ..RingOutcome::default() });
        }
        let next = self.next_generation(&standing)?;
        let turned_over = next.is_some();
        let wrote = if next.is_some() || self.ring.is_current() {
            let sheet = self.recovery_secret()?;
            self.give_out(now_ms, &standing, next, &sheet)?
        } else {
            false
        };
        Ok(RingOutcome { opened, turned_over, wrote })
    }

    /// A new generation, if the latest one must not or can't be used any more.
    fn next_generation(&self, standing: &Standing) -> Result<Option<Generation>, Error> {
        let Some(latest) = self.ring.last() else { return Ok(None) };
        let us = self.device_id();
        let lost = || standing.holders(latest).any(|holder| standing.is_lost(&holder));
        // Others turned the ring over without this laptop, and no active laptop is left that could give it
        // their generation: only a sheet or a lost laptop opened it.
        let later = || standing.keys.iter().filter(|key| self.ring.held(key.generation).is_none());
        let helped = || later().any(|key| key.holder != us && standing.is_active(key.holder));
        if self.ring.is_current() && !lost() || !self.ring.is_current() && helped() {
            return Ok(None);
        }
        let order = later().map(|key| key.order).chain([latest.order]).max().unwrap_or_default();
        Ok(Some(Generation::generate(order.saturating_add(1))))
    }

    /// Gives the latest generation to everybody entitled to it, and every older generation to the latest.
    fn give_out(
        &mut self,
        now_ms: u64,
        standing: &Standing,
        next: Option<Generation>,
        sheet: &[u8; 16],
    ) -> Result<bool, Error> {
        let entitled = standing.entitled(&self.ring, self.our_holders(sheet));
        let mut ring = self.ring.clone();
        if let Some(next) = next {
            ring.go_on_with(next);
        }
        let latest = ring.current()?;
        let given: BTreeSet<(Id, Id)> = ring
            .generations()
            .iter()
            .flat_map(|one| standing.holders(one).map(move |holder| (one.id, holder.id)))
            .collect();
        let later = latest.holder();
        let older = ring.generations().iter().filter(|one| one.id != latest.id).map(|one| (one, &later));
        let drafts = entitled
            .iter()
            .map(|holder| (latest, holder))
            .chain(older)
            .filter(|(one, holder)| !given.contains(&(one.id, holder.id)))
            .map(|(one, holder)| keys::draft(one, holder))
            .collect::<Result<Vec<_>, _>>()?;
        if drafts.is_empty() {
            return Ok(false);
        }
        // The change, the new ring, and the sheet it is sealed to are stored in one transaction.
        let person = self.person().id;
        self.transact(|book, chain_store, transaction| {
            let mut clock = HybridClock::resume(chain_store.last_stamp()?);
            chain_store.append(book, person, clock.tick(now_ms), &drafts, &mut fresh_salt)?;
            settings::put_secret(transaction, "recovery", sheet)?;
            settings::put_secret(transaction, "ring", ring.secret().as_bytes())
        })?;
        self.ring = ring;
        self.memo.forget_all();
        Ok(true)
    }

    /// Opens the generations given to this laptop. Returns whether there was a new one. Whoever transports the
    /// records could invent a first key, so the first one is accepted only from the laptop whose words a person
    /// compared here.
    pub(crate) fn take_in_keys(&mut self) -> Result<bool, Error> {
        let mut keys = keys::all(&self.connection, self.own_book)?;
        if self.ring.is_empty() {
            let Some(holder) = self.confirmed_holder()? else { return Ok(false) };
            let (us, from) = (self.device_id(), ChainName::first(holder, self.own_book).id());
            let given = keys.iter().map(|key| Ok(key.holder != us || self.is_written_in(from, key)?));
            let given = given.collect::<Result<Vec<_>, Error>>()?;
            keys = keys.into_iter().zip(given).filter_map(|(key, given)| given.then_some(key)).collect();
        }
        self.take_in_with(&keys, &self.own_identity())
    }

    fn own_identity(&self) -> [(Id, age::x25519::Identity); 1] {
        [(self.device_id(), recipient::identity(&self.device))]
    }

    fn is_written_in(&self, chain: Id, key: &RingKey) -> Result<bool, Error> {
        let record = Id::of_pair(ring_key::KIND, key.generation, key.holder);
        let place = Place { record, kind: ring_key::KIND, field: ring_key::SEALED };
        let heads = journal_sql::heads(&self.connection, self.own_book, place)?;
        Ok(heads.first().is_some_and(|head| head.entry.at.chain == chain))
    }

    /// The first key given to this laptop that nobody here has confirmed, with the generations it opens.
    pub(crate) fn offered_ring(&self) -> Result<Option<Ring>, Error> {
        let mut ring = self.ring.clone();
        let offered =
            ring.is_empty() && ring.take_in(&keys::all(&self.connection, self.own_book)?, &self.own_identity());
        Ok(offered.then_some(ring))
    }

    /// The twelve words of the offered key, to be compared with those at a laptop that holds it.
    pub fn offered_words(&self) -> Result<Option<[u16; 12]>, Error> {
        Ok(self.offered_ring()?.and_then(|ring| ring.words()))
    }

    pub(crate) fn take_in_offered(&mut self) -> Result<bool, Error> {
        self.take_in_with(&keys::all(&self.connection, self.own_book)?, &self.own_identity())
    }

    fn take_in_with(&mut self, keys: &[RingKey], own: &[(Id, age::x25519::Identity)]) -> Result<bool, Error> {
        let mut ring = self.ring.clone();
        if !ring.take_in(keys, own) {
            self.ring = ring;
            return Ok(false);
        }
        if !self.is_read_only() {
            self.transact(|book, _, transaction| {
                settings::put_secret(transaction, "ring", ring.secret().as_bytes())?;
                search::index_sealed(transaction, &ring, book)
            })?;
        }
        self.ring = ring;
        self.memo.forget_all();
        Ok(true)
    }

    /// Opens the ring with the words of a recovery sheet, of this laptop or a lost one. `WrongWords` if nothing
    /// here is sealed to that sheet.
    pub fn open_ring_with_sheet(&mut self, secret: &[u8; 16], now_ms: u64, sent: &[Id]) -> Result<RingOutcome, Error> {
        let identity = exchange::seal::sheet(secret);
        let sheet = Holder::sheet(exchange::seal::recipient_of(&identity), Id::default());
        let keys = keys::all(&self.connection, self.own_book)?;
        if !self.take_in_with(&keys, &[(sheet.id, identity)])? && self.ring.is_empty() {
            return Err(Error::WrongWords);
        }
        Ok(RingOutcome { opened: true, ..self.sync_ring(now_ms, sent)? })
    }

    /// The names of the other laptops that hold the latest generation.
    pub fn other_holders(&self, sent: &[Id]) -> Result<Vec<String>, Error> {
        let Some(latest) = self.ring.last() else { return Ok(Vec::new()) };
        let standing = Standing::read(self, sent)?;
        let us = self.device_id();
        let others = standing.holders(latest).filter(|one| one.id != us && standing.is_active(one.id));
        Ok(others.filter_map(|one| standing.laptops.get(&one.id).map(|laptop| laptop.name.clone())).collect())
    }

    /// Makes a new recovery sheet. The old one opens neither this laptop nor anything sealed from now on.
    pub fn renew_sheet(&mut self, now_ms: u64, sent: &[Id]) -> Result<[u8; 16], Error> {
        // If the disk accepted the book but then refused the key file, the last new sheet was never shown; this
        // renewal is completed instead.
        if !self.is_sheet_in_step()? {
            self.put_sheet_in_step()?;
            return self.recovery_secret();
        }
        let secret = crate::random::<16>()?;
        if self.ring.is_current() {
            let standing = Standing::read(self, sent)?;
            let order = self.ring.current()?.order.saturating_add(1);
            self.give_out(now_ms, &standing, Some(Generation::generate(order)), &secret)?;
        } else {
            self.write_local(|connection| settings::put_secret(connection, "recovery", &secret))?;
        }
        self.put_sheet_in_step()?;
        Ok(secret)
    }

    /// Updates the key file to the book's sheet: a power cut between the two leaves a sheet that opens nothing
    /// yet, and was not printed.
    fn put_sheet_in_step(&mut self) -> Result<(), Error> {
        let mut keys = self.open_keys()?;
        keys.set_sheet(&self.recovery_secret()?);
        self.put_keys(keys)
    }

    fn is_sheet_in_step(&self) -> Result<bool, Error> {
        Ok(self.open_keys()?.is_sheet(&self.recovery_secret()?))
    }
}
