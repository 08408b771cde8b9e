//! Laptops of one cell that exchange: each has a real book, and they pass their changes to each other.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test program uses what it needs, and stops where something is wrong"
)]

use domain::Id;
use domain::catalogue::{device, ring_key};
use journal::chain::device_id;
use journal::{Binding, ChainStore, Record, Value, Vouch};
use store::{Book, Error, JournalError, KdfParameters, NewBook, Newcomer, OpDraft, Profile, Ring};
use tempfile::TempDir;

pub const NOW: u64 = 1_700_000_000_000;
/// The book that the superior sends to this cell: everything in it comes from the server.
pub const SENT: Id = Id([9; 16]);
/// The book sent to all, and the one sent to this cell.
pub const SENT_BOOKS: [Id; 2] = [Id([8; 16]), SENT];

pub struct Laptop {
    pub book: Book,
    pub sheet: [u8; 16],
    pub _dir: TempDir,
}

impl Laptop {
    pub fn new() -> Laptop {
        let dir = tempfile::tempdir().unwrap();
        let new = NewBook {
            cell_name: "Chi bộ bản Nà Hiềng",
            superior_name: "",
            full_name: "Thào A Dế",
            role: "secretary",
            passphrase: "nước suối đầu bản",
            sample: false,
            now_ms: NOW,
            kdf: KdfParameters::FLOOR,
        };
        let (book, sheet) = Book::create(Profile::open(dir.path()).unwrap(), &new).unwrap();
        Laptop { book, sheet, _dir: dir }
    }

    /// A further laptop in the book of `other`, which does not hold the key yet.
    pub fn joining(other: &Laptop) -> Laptop {
        let mut laptop = Laptop::new();
        laptop.book.switch_to_cell_book(other.book.own_book(), NOW, |_| Ok(())).unwrap();
        laptop
    }

    pub fn id(&self) -> Id {
        device_id(self.book.device_key().verifying_key().as_bytes())
    }

    pub fn tend(&mut self) -> store::RingOutcome {
        self.book.sync_ring(NOW, &SENT_BOOKS).unwrap()
    }

    pub fn write(&mut self, draft: OpDraft) {
        self.book.write(NOW, &[draft]).unwrap();
    }

    /// Writes what the server says about a laptop, as this one has received it.
    pub fn receive_device_record(&mut self, of: Id, key: &[u8; 32], recipient: &str, state: &str) {
        let record = OpDraft::new(device::KIND, Record::One(of))
            .set(device::PUBLIC_KEY, Value::Bytes(key.to_vec()))
            .set(device::NAME, Value::text("MAY"))
            .set(device::RECIPIENT, Value::text(recipient))
            .set(device::STATE, Value::text(state));
        let person = self.book.person().id;
        self.book
            .transact(|_, chain_store, _| {
                let mut clock = journal::HybridClock::resume(chain_store.last_stamp()?);
                let mut salt = || [0; 16];
                chain_store.append(SENT, person, clock.tick(NOW), &[record], &mut salt)?;
                Ok::<_, Error>(())
            })
            .unwrap();
    }

    /// The server vouches for these laptops and binds people to them.
    pub fn told_who_is_bound(&mut self, laptops: &[Id], people: &[Binding]) {
        let (book, person) = (self.book.own_book(), self.book.person().id);
        let vouch = |laptop: &Id| Vouch::of_device(*laptop, book).with_people(people.iter().copied()).to_value();
        let record = |laptop: &Id| OpDraft::new(device::KIND, Record::One(*laptop)).set(device::VOUCHES, vouch(laptop));
        let records: Vec<_> = laptops.iter().map(record).collect();
        self.book
            .transact(|_, chain_store, _| {
                let mut clock = journal::HybridClock::resume(chain_store.last_stamp()?);
                chain_store.append(SENT, person, clock.tick(NOW), &records, &mut || [0; 16])?;
                Ok::<_, Error>(())
            })
            .unwrap();
    }

    pub fn told_of(&mut self, other: &Laptop, state: &str) {
        let key = *other.book.device_key().verifying_key().as_bytes();
        self.receive_device_record(other.id(), &key, &other.book.recipient(), state);
    }

    pub fn told_of_itself(&mut self) {
        let (id, key) = (self.id(), *self.book.device_key().verifying_key().as_bytes());
        let recipient = self.book.recipient();
        self.receive_device_record(id, &key, &recipient, "active");
    }

    /// Takes in the changes of `from` in the cell's book, as an exchange would.
    pub fn takes(&mut self, from: &mut Laptop) {
        let own = from.book.own_book();
        let own_key = *from.book.device_key().verifying_key().as_bytes();
        let carry = |chain_store: &mut dyn ChainStore<Error = JournalError>| {
            let mut carried = Vec::new();
            for head in chain_store.heads(&[own])? {
                let key = chain_store.device_key(head.chain.device)?.unwrap_or(own_key);
                carried.push((key, chain_store.segment_after(&head, 0, usize::MAX)?));
            }
            Ok::<_, JournalError>(carried)
        };
        let carried = from.book.transact(|_, chain_store, _| carry(chain_store).map_err(Error::from)).unwrap();
        let take = |chain_store: &mut dyn ChainStore<Error = JournalError>| {
            for (key, segment) in carried {
                chain_store.learn_device(&key)?;
                chain_store.accept(&segment.unwrap(), &[])?;
            }
            Ok::<_, JournalError>(())
        };
        self.book.transact(|_, chain_store, _| take(chain_store).map_err(Error::from)).unwrap();
        self.tend();
    }

    pub fn newcomer(&self, other: &Laptop) -> Newcomer {
        self.book.newcomers(&SENT_BOOKS).unwrap().into_iter().find(|one| one.id == other.id()).unwrap()
    }

    pub fn gives_the_key_to(&mut self, other: &mut Laptop) {
        let newcomer = self.newcomer(other);
        assert!(newcomer.shows(&other.book.asking_twelve_words(&SENT_BOOKS).unwrap()));
        self.book.give_ring(&newcomer, NOW).unwrap();
        other.takes(self);
        assert!(other.book.ring().is_empty(), "nobody there has looked yet");
        assert_eq!(other.book.offered_words().unwrap(), self.book.ring().words());
        other.confirms(&self.book.ring().words().unwrap());
    }

    /// A person here enters the words they read at the laptop that holds the key.
    pub fn confirms(&mut self, words: &[u16]) {
        assert!(self.book.confirm_holder(words, &SENT_BOOKS).unwrap());
        self.tend();
    }

    pub fn seals(&self, text: &str) -> Vec<u8> {
        self.book.ring().seal_text(text).unwrap()
    }

    pub fn opens(&self, sealed: &[u8]) -> bool {
        self.book.ring().open_text(sealed).is_ok()
    }

    pub fn ring(&self) -> &Ring {
        self.book.ring()
    }

    pub fn given(&self, holder: Id) -> usize {
        let rows = store::rows(self.book.connection(), self.book.own_book(), ring_key::KIND).unwrap();
        rows.iter().filter(|row| row.pair.is_some_and(|(_, to)| to == holder)).count()
    }
}
