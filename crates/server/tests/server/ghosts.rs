//! A chain of a key that nobody admitted, carried by an admitted laptop: it waits at the server and on every
//! laptop.

use domain::Id;
use domain::catalogue::{device, member, person};
use ed25519_dalek::SigningKey;
use exchange::enrolment::Asking;
use journal::memory::MemoryChainStore;
use journal::{Content, Op, Record, Segment, Set, ChainStore, Stamp, Value};
use journal_sql::{OpDraft, SqlChainStore, content_hash, waiting};
use serde_json::{Value as Json, json};
use server::hex;

use crate::cell::{Cell, ask_to_be_let_in};
use crate::exchange::server_hash;
use crate::house::House;
use crate::packages::{answer_to, bring};
use crate::app_laptop;

pub const CELL: &str = "Chi bộ bản Nà Cà";

/// A machine with a key of its own that writes in a cell's book.
pub struct Ghost {
    chain_store: MemoryChainStore,
    key: SigningKey,
    book: Id,
    /// The person in whose name it writes.
    person: Id,
}

impl Ghost {
    pub fn new(seed: u8, book: Id, person: Id) -> Ghost {
        let key = SigningKey::from_bytes(&[seed; 32]);
        Ghost { chain_store: MemoryChainStore::new(key.clone()), key, book, person }
    }

    fn public(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// Adds a member in the secretary's name.
    pub fn writes(&mut self, record: u8, says: &str) {
        let sets = vec![Set { field: member::DUTY, content: Content::Plain(Value::text(says)), replaces: Vec::new() }];
        let op = Op { kind: member::KIND, record: Record::One(Id([record; 16])), sets };
        let stamp = Stamp { ms: 1_700_000_000_000 + u64::from(record), counter: 0 };
        self.chain_store.append(self.book, self.person, stamp, vec![op]);
    }

    /// Records a person of its own, as a laptop does when it joins a book, and writes in that person's name
    /// from then on.
    pub fn introduces_its_person(&mut self) {
        let (device, seed) = (journal::chain::device_id(&self.public()), [5; 16]);
        self.person = journal::binding::person_id(device, &seed);
        let content = Content::Plain(Value::Bytes(seed.to_vec()));
        let sets = vec![Set { field: person::SEED, content, replaces: Vec::new() }];
        let op = Op { kind: person::KIND, record: Record::One(self.person), sets };
        let stamp = Stamp { ms: 1_700_000_000_000, counter: 0 };
        self.chain_store.append(self.book, self.person, stamp, vec![op]);
    }

    fn segment(&self) -> Segment {
        let Ok(heads) = self.chain_store.heads(&[self.book]);
        let Ok(segment) = self.chain_store.segment_after(&heads[0], 0, usize::MAX);
        segment.unwrap()
    }

    pub fn carried_by<S: ChainStore<Error: std::fmt::Debug>>(&self, chain_store: &mut S) {
        chain_store.learn_device(&self.public()).unwrap();
        chain_store.accept(&self.segment(), &[]).unwrap();
    }

    /// Asks to be admitted for this unit; the officer confirms.
    pub fn is_let_in(&self, house: &House, unit: Id) {
        let officer = house.login("officer");
        let invite = officer.ask("POST", &format!("/api/v1/units/{unit}/invites"), None).json();
        let file: Json = serde_json::from_str(invite["file"].as_str().unwrap()).unwrap();
        let asking = Asking {
            token: hex::decode(file["token"].as_str().unwrap()).unwrap(),
            device_name: "MAY",
            person_name: "Vàng A Chứ",
            book: self.book,
            book_has_work: true,
            cell_name: CELL,
            superior_name: "",
        };
        let said = ask_to_be_let_in(house, &self.key, &asking, [5; 32]).json();
        officer.let_in(said["device"].as_str().unwrap());
    }
}

/// The members that count and the changes that wait, at the server.
pub fn server_counts(house: &House, book: Id) -> (usize, u64) {
    let read = |sql: &dyn sql::Sql| Ok((journal_sql::rows(sql, book, member::KIND)?.len(), waiting(sql, book)?));
    house.server.storage.read(read).unwrap()
}

pub fn here(cell: &Cell) -> (usize, u64) {
    let members = journal_sql::rows(&cell.book, cell.own, member::KIND).unwrap().len();
    (members, waiting(&cell.book, cell.own).unwrap())
}

#[test]
fn a_chain_of_a_key_nobody_let_in_waits_over_the_network_and_stays_out_when_its_bearer_is_revoked() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.exchange(&house);
    let before = server_hash(&house, &cell);
    let mut ghost = Ghost::new(66, cell.own, Id([9; 16]));
    ghost.writes(70, "Bí thư");
    ghost.writes(71, "Phó Bí thư");
    cell.with_chain_store(|chain_store| ghost.carried_by(chain_store));
    let last = cell.exchange(&house);
    assert!(last.verified && last.problems.is_empty(), "kept and receipted");
    assert_eq!((server_counts(&house, cell.own), here(&cell)), ((1, 2), (1, 2)));
    assert_eq!((server_hash(&house, &cell), content_hash(&cell.book, cell.own).unwrap()), (before, before));
    assert_eq!(cell.compare(&house), Some(true));
    let officer = house.login("officer");
    let arrivals = officer.get("/api/v1/arrivals").json();
    let rows = arrivals["rows"].as_array().unwrap();
    let things: Vec<&Json> = rows.iter().map(|row| &row["things"][0]).collect();
    assert!(things.contains(&&json!({ "thing": "unknown_machine", "count": 2 })), "{arrivals}");

    officer.post(&format!("/api/v1/devices/{}/revoke", cell.device), &json!({ "reason": "Máy bị mất" })).json();
    ghost.writes(72, "Chi ủy viên");
    cell.with_chain_store(|chain_store| ghost.carried_by(chain_store));
    assert!(cell.exchange(&house).revoked);
    assert_eq!((server_counts(&house, cell.own), server_hash(&house, &cell)), ((1, 3), before));
}

#[test]
fn it_waits_on_a_stick_too_and_joins_everywhere_once_an_officer_lets_its_machine_in() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.exchange(&house);
    let mut late = Ghost::new(67, cell.own, Id::default());
    late.introduces_its_person();
    late.writes(80, "Đảng viên");
    cell.with_chain_store(|chain_store| late.carried_by(chain_store));
    let package = cell.package(&house, 40, &[]);
    assert_eq!(bring(&house, &package).json()["changes"], 2);
    assert_eq!(server_counts(&house, cell.own), (1, 2));
    cell.hear_answer(&answer_to(&house, 40));
    assert_eq!(here(&cell), (1, 2));

    late.is_let_in(&house, cell.unit);
    assert_eq!(server_counts(&house, cell.own), (2, 0), "the record comes after the changes, and they join at once");
    assert_eq!(here(&cell), (1, 2), "the laptop has not heard of it");
    cell.exchange(&house);
    assert_eq!((here(&cell), content_hash(&cell.book, cell.own).unwrap()), ((2, 0), server_hash(&house, &cell)));
    assert_eq!(cell.compare(&house), Some(true));
}

#[test]
fn chains_that_stood_in_a_book_when_it_was_first_joined_go_on_counting_and_later_ones_wait() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.records_person(&house, Id([7; 16]), "deputy_secretary");
    let mut beside = Ghost::new(68, cell.own, Id([7; 16]));
    beside.writes(90, "Đảng viên");
    cell.with_chain_store(|chain_store| beside.carried_by(chain_store));
    assert_eq!(here(&cell), (2, 0), "never joined to a superior: everybody counts");
    cell.exchange(&house);
    assert_eq!((server_counts(&house, cell.own), here(&cell)), ((2, 0), (2, 0)));

    let mut later = Ghost::new(69, cell.own, Id([7; 16]));
    later.writes(91, "Đảng viên");
    cell.with_chain_store(|chain_store| later.carried_by(chain_store));
    cell.exchange(&house);
    assert_eq!((server_counts(&house, cell.own), here(&cell)), ((2, 1), (2, 1)));
    assert_eq!(content_hash(&cell.book, cell.own).unwrap(), server_hash(&house, &cell));
}

/// The state from a server before this rule: its record of the laptop vouches for nothing.
fn as_before(house: &House, cell: &Cell) {
    let (sent, device) = (journal::chain::issued_book(cell.committee, Some(cell.unit)), cell.device.parse().unwrap());
    let again = |sql: &dyn sql::Sql| {
        for table in ["head_signature", "change"] {
            let of_book = format!("DELETE FROM {table} WHERE chain IN (SELECT pk FROM chain WHERE book = ?1)");
            sql.execute(&of_book, sql::params![sent])?;
        }
        for table in ["assignment", "contested", "chain", "device_record", "unit"] {
            sql.execute(&format!("DELETE FROM {table} WHERE book = ?1"), sql::params![sent])?;
        }
        sql.execute("DELETE FROM vouched", &[])?;
        let record = OpDraft::new(device::KIND, Record::One(device)).set(device::STATE, Value::text("active"));
        let stamp = Stamp { ms: 1_700_000_000_000, counter: 0 };
        SqlChainStore::new(sql, &house.server.key).append(sent, Id([4; 16]), stamp, &[record], &mut || [0; 16])?;
        Ok(())
    };
    house.server.storage.write(again).unwrap();
}

#[test]
fn a_book_joined_before_the_rule_is_vouched_for_at_its_next_exchange() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    as_before(&house, &cell);
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.exchange(&house);
    let mut ghost = Ghost::new(71, cell.own, Id([9; 16]));
    ghost.writes(97, "Bí thư");
    cell.with_chain_store(|chain_store| ghost.carried_by(chain_store));
    cell.exchange(&house);
    assert_eq!((server_counts(&house, cell.own), here(&cell)), ((1, 1), (1, 1)));
    assert_eq!(content_hash(&cell.book, cell.own).unwrap(), server_hash(&house, &cell));
}

#[test]
fn another_laptop_of_the_cell_shows_nothing_of_it_whichever_way_it_comes() {
    let house = House::open();
    let first = app_laptop::Laptop::enrolled(&house);
    let second = first.beside(&house);
    first.member("Lò Văn Đức");
    first.call("exchange.now", json!({}));
    second.call("exchange.now", json!({}));
    let (book, secretary) = first.app_session.with_book(|book| Ok((book.own_book(), book.person().id))).unwrap();
    let mut ghost = Ghost::new(70, book, secretary);
    ghost.writes(95, "Bí thư");
    let carry = |own: &mut store::Book| {
        own.transact(|_, chain_store, _| {
            ghost.carried_by(chain_store);
            Ok::<_, store::Error>(())
        })?;
        Ok(())
    };
    first.app_session.with_book(carry).unwrap();
    let stick = tempfile::tempdir().unwrap();
    let (package, _) = first.write("laptops", stick.path());
    second.take(&package);
    let waits = |laptop: &app_laptop::Laptop| laptop.call("exchange.state", json!({}))["unknown_machines"].clone();
    assert_eq!((second.names(), waits(&second)), (vec!["Lò Văn Đức".to_owned()], json!(1)));

    first.call("exchange.now", json!({}));
    second.call("exchange.now", json!({}));
    for laptop in [&first, &second] {
        assert_eq!((laptop.names(), waits(laptop)), (vec!["Lò Văn Đức".to_owned()], json!(1)));
        assert_eq!(laptop.hash(), app_laptop::server_hash(&house, laptop));
    }
}
