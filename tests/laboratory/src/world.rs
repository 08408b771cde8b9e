//! A cell's laptops, the committee's server, and everything in transit between them.

use crate::books::{CELL, OFFICER, SECRETARY, books, sent_books};
use crate::fault::{Fault, PowerCut};
use crate::holder::Holder;
use crate::random::Random;
use crate::records::{Made, put_records, put_verdicts};
use anyhow::{Context, Result, bail, ensure};
use domain::Id;
use domain::catalogue::verdict;
use ed25519_dalek::SigningKey;
use exchange::message::Have;
use exchange::server::REVOKED;
use exchange::{Client, Laptop, Server};
use journal::chain::device_id;
use journal::chain_store::Copied;
use journal::mutant::{Mutant, is_active};
use journal::{ChainName, Change, ChangeRef, Content, HybridClock, Op, Place, Record, Set, Stamp, Value};
use std::collections::{BTreeMap, BTreeSet};

pub const YEARS: i64 = 10 * 365 * 24 * 3_600_000;

/// One laptop.
pub struct Seat<H> {
    pub holder: H,
    pub clock: HybridClock,
    /// How far its clock is off.
    pub skew_ms: i64,
    /// The latest time its clock has ever shown.
    pub latest_ms: u64,
    /// The stamp of the last change made on it.
    pub last_made: Stamp,
    /// Its last backup.
    pub backup: Option<H>,
    pub rewinds: BTreeMap<Id, u64>,
    /// What other laptops said they have.
    pub peers: BTreeMap<Id, Vec<Have>>,
    pub revoked: bool,
    pub server_key: [u8; 32],
    pub former: Vec<[u8; 32]>,
}

/// The committee's server.
pub struct District<H> {
    pub holder: H,
    pub key: SigningKey,
    pub former: Vec<[u8; 32]>,
    pub clock: HybridClock,
    pub backup: Option<H>,
    /// Enrolled laptops: public key, and whether revoked.
    pub enrolled: BTreeMap<Id, ([u8; 32], bool)>,
}

/// A machine with a key of its own.
pub struct Ghost<H> {
    pub holder: H,
    pub last: Option<ChangeRef>,
    pub vouched: bool,
}

/// A file on a stick.
#[derive(Clone)]
pub struct Parcel {
    pub way: Way,
    pub bytes: Vec<u8>,
    /// Key of the device that signed it.
    pub from: [u8; 32],
    /// Times it was handed over.
    pub handed: usize,
    pub packed_at: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    ToServer,
    /// For the laptop of this device.
    Answer(Id),
    ToPeer,
}

pub struct World<H> {
    pub seats: Vec<Seat<H>>,
    pub district: District<H>,
    pub now_ms: u64,
    pub random: Random,
    pub made: BTreeMap<ChangeRef, Made>,
    pub fired: BTreeSet<Fault>,
    pub conflict: bool,
    pub requests: usize,
    /// Requests recorded in transit, to be replayed later.
    pub recorded: Vec<(Id, Vec<u8>)>,
    pub parcels: Vec<Parcel>,
    pub verdicts: Vec<Id>,
    /// Machines nobody let in.
    pub ghosts: Vec<Ghost<H>>,
    /// Whether the server ever lost something: then its receipts may speak of what it lost.
    pub server_lost: bool,
    /// Changes of which no copy was left after a disk was lost: nobody can bring them back.
    pub gone: BTreeSet<ChangeRef>,
}

impl<H: Holder> World<H> {
    pub fn new(seed: u64) -> Result<World<H>> {
        let mut random = Random::new(seed);
        let key = SigningKey::from_bytes(&random.bytes());
        let public = *key.verifying_key().as_bytes();
        let district = District {
            holder: H::new(key.clone(), &[public])?,
            key,
            former: Vec::new(),
            clock: HybridClock::default(),
            backup: None,
            enrolled: BTreeMap::new(),
        };
        let mut world = World {
            seats: Vec::new(),
            district,
            now_ms: 1_760_000_000_000,
            made: BTreeMap::new(),
            fired: BTreeSet::new(),
            conflict: false,
            requests: 0,
            recorded: Vec::new(),
            parcels: Vec::new(),
            verdicts: Vec::new(),
            ghosts: Vec::new(),
            server_lost: false,
            gone: BTreeSet::new(),
            random,
        };
        for _ in 0..3 + world.random.below(2) {
            world.new_seat()?;
        }
        Ok(world)
    }

    pub fn server(&self) -> Server {
        Server::standing_in_for(self.district.key.clone(), self.district.former.clone())
    }

    pub fn new_seat(&mut self) -> Result<()> {
        let key = SigningKey::from_bytes(&self.random.bytes());
        let server_key = *self.district.key.verifying_key().as_bytes();
        let former = self.district.former.clone();
        let known: Vec<_> = std::iter::once(server_key).chain(former.iter().copied()).collect();
        let holder = H::new(key.clone(), &known)?;
        let seat = Seat {
            holder,
            clock: HybridClock::default(),
            skew_ms: 0,
            latest_ms: 0,
            last_made: Stamp::default(),
            backup: None,
            rewinds: BTreeMap::new(),
            peers: BTreeMap::new(),
            revoked: false,
            server_key,
            former,
        };
        self.seats.push(seat);
        self.enrol(&key, false)
    }

    /// The district enrols a key.
    pub fn enrol(&mut self, key: &SigningKey, revoked: bool) -> Result<()> {
        let public = *key.verifying_key().as_bytes();
        self.district.enrolled.insert(device_id(&public), (public, revoked));
        self.district.holder.transact(|chain_store| chain_store.learn(&public))
    }

    /// Makes a change at a laptop and checks that its author sees it.
    pub fn write(&mut self, seat: usize, kind: u16, record: Record, field: u16, value: Value) -> Result<ChangeRef> {
        let now = self.local_ms(seat);
        let place = Place { record: record.id(kind), kind, field };
        let app_session = &mut self.seats[seat];
        let replaces = app_session.holder.seen(CELL, place)?;
        for at in &replaces {
            app_session.clock.see(self.made[at].stamp, now);
        }
        let before = app_session.last_made;
        let stamp = app_session.clock.tick(now);
        ensure!(stamp > before, "a laptop's stamps never run backwards");
        ensure!(
            stamp.ms <= app_session.latest_ms.max(before.ms) + journal::stamp::FARTHEST_AHEAD_MS,
            "a stamp from years ahead pulled a laptop along"
        );
        let set = Set { field, content: Content::Plain(value), replaces };
        let ops = vec![Op { kind, record, sets: vec![set] }];
        let device = device_id(app_session.holder.key().verifying_key().as_bytes());
        let previous = app_session.holder.transact(|chain_store| chain_store.own_tip(device, CELL))?;
        let at = app_session.holder.append(CELL, SECRETARY, stamp, ops.clone())?;
        app_session.last_made = stamp;
        ensure!(
            app_session.holder.seen(CELL, place)? == [at],
            "whoever writes sees what they wrote, and nothing beside it"
        );
        self.made.insert(at, Made { person: SECRETARY, book: CELL, ops, stamp, hash_of: at, previous });
        Ok(at)
    }

    /// The time that a laptop's clock shows.
    pub fn local_ms(&mut self, seat: usize) -> u64 {
        let app_session = &mut self.seats[seat];
        let now = self.now_ms.saturating_add_signed(app_session.skew_ms);
        app_session.latest_ms = app_session.latest_ms.max(now);
        now
    }

    /// The committee writes into one of its books.
    pub fn issue(&mut self, book: Id, kind: u16, record: Record, sets: Vec<(u16, Value)>) -> Result<()> {
        let stamp = self.district.clock.tick(self.now_ms);
        let device = device_id(self.district.key.verifying_key().as_bytes());
        let (at, made) = self.district.holder.transact(|chain_store| {
            let mut written = Vec::new();
            for (field, value) in sets {
                let replaces = chain_store.heads_of(book, Place { record: record.id(kind), kind, field })?;
                written.push(Set { field, content: Content::Plain(value), replaces });
            }
            let ops = vec![Op { kind, record, sets: written }];
            let previous = chain_store.own_tip(device, book)?;
            let at = chain_store.put(book, OFFICER, stamp, ops.clone())?;
            Ok((at, Made { person: OFFICER, book, ops, stamp, hash_of: at, previous }))
        })?;
        self.made.insert(at, made);
        Ok(())
    }

    pub fn client(&self, device: Id) -> Result<Client> {
        let (public_key, revoked) = self.district.enrolled.get(&device).copied().context("a laptop nobody let in")?;
        Ok(Client { public_key, own_book: CELL, sent_books: sent_books().to_vec(), revoked })
    }

    /// Decides why the server sets a change aside.
    pub fn judge(&self) -> impl Fn(ChainName, &Change) -> Option<&'static str> + use<H> {
        let revoked: BTreeSet<Id> =
            self.district.enrolled.iter().filter(|(_, (_, revoked))| *revoked).map(|(device, _)| *device).collect();
        move |chain, change| {
            if revoked.contains(&chain.device) {
                return Some(REVOKED);
            }
            change.ops.iter().any(|op| op.kind == verdict::KIND).then_some("not_yours_to_write")
        }
    }

    /// The server answers one request.
    pub fn serve(&mut self, device: Id, body: &[u8], power_cut: bool) -> Result<Vec<u8>> {
        self.requests += 1;
        let (server, client, judge, now) = (self.server(), self.client(device)?, self.judge(), self.now_ms);
        let stamp = self.district.clock.tick(now);
        let own = device_id(self.district.key.verifying_key().as_bytes());
        let before = if power_cut { Some(self.district.holder.copy()?) } else { None };
        let enrolled: Vec<Id> = self.district.enrolled.keys().copied().collect();
        let (answer, verdicts) = self.district.holder.transact(|chain_store| {
            let arrival = chain_store.take(&server, &client, body, &judge, now)?;
            let mut verdicts = put_verdicts(chain_store, own, stamp, &arrival.set_aside)?;
            verdicts.extend(put_records(chain_store, (own, stamp), enrolled.iter().copied())?);
            Ok((chain_store.answer(&server, &client, arrival, body)?, verdicts))
        })?;
        if let Some(before) = before {
            // The power failed before the commit: nothing was stored and no answer was sent.
            self.district.holder = before;
            if is_active(Mutant::SaidBeforeSaved) {
                return Ok(answer);
            }
            bail!(PowerCut);
        }
        self.note_verdicts(verdicts);
        Ok(answer)
    }

    pub fn note_verdicts(&mut self, verdicts: Vec<Made>) {
        for made in verdicts {
            let verdicts = made.ops.iter().filter(|op| op.kind == verdict::KIND);
            self.verdicts.extend(verdicts.map(|op| op.record.id(op.kind)));
            self.made.insert(made.hash_of, made);
        }
    }

    pub fn laptop(&self, seat: usize) -> Laptop {
        let seat = &self.seats[seat];
        Laptop::new(seat.holder.key().clone(), seat.server_key, &seat.former, CELL, &sent_books())
    }

    pub fn device(&self, seat: usize) -> Id {
        device_id(self.seats[seat].holder.key().verifying_key().as_bytes())
    }

    /// A copied laptop that has noticed it continues under a new key.
    pub fn renew_if_copied(&mut self, seat: usize) -> Result<bool> {
        let device = self.device(seat);
        let copied = self.seats[seat].holder.transact(|chain_store| chain_store.copied(device, CELL))?;
        if copied != Some(Copied::NeedsKey) {
            return Ok(false);
        }
        let key = SigningKey::from_bytes(&self.random.bytes());
        self.seats[seat].holder.take_key(key.clone())?;
        let revoked = self.seats[seat].revoked;
        self.enrol(&key, revoked)?;
        Ok(true)
    }

    /// All changes of which some copy is left.
    pub fn held(&self) -> Result<BTreeSet<ChangeRef>> {
        let mut held = BTreeSet::new();
        for book in books() {
            held.extend(self.district.holder.changes(book)?);
            for seat in &self.seats {
                held.extend(seat.holder.changes(book)?);
            }
        }
        Ok(held)
    }
}
