//! What one request can cost the others: counted in statements while the database is locked, and in stored
//! rows.

use std::cell::Cell as Count;

use domain::Id;
use domain::catalogue::{member, verdict};
use ed25519_dalek::{Signer, SigningKey};
use exchange::message::{Have, PROTOCOL, Request, pack, request_message, root_digest};
use journal::chain::issued_book;
use journal::{ChainName, Record, ChainStore, Value};
use journal_sql::OpDraft;
use serde_json::json;
use server::failure::Failure;
use server::storage::quota::Quota;
use server::sync::exchange::Opened;
use sql::{Engine, Insert, Param, Sql, Visit, params};

use crate::cell::Cell;
use crate::house::House;

const CELL: &str = "Chi bộ bản Nà Cà";

/// A database that counts the statements it runs.
struct Counted<'s> {
    sql: &'s dyn Sql,
    statements: Count<usize>,
}

impl Counted<'_> {
    fn one(&self) -> &dyn Sql {
        self.statements.set(self.statements.get() + 1);
        self.sql
    }
}

impl Sql for Counted<'_> {
    fn engine(&self) -> Engine {
        self.sql.engine()
    }

    fn execute(&self, sql: &str, params: &[Param<'_>]) -> sql::Result<u64> {
        self.one().execute(sql, params)
    }

    fn insert(&self, insert: &Insert<'_>) -> sql::Result<()> {
        self.one().insert(insert)
    }

    fn visit(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> sql::Result<()> {
        self.one().visit(sql, params, each)
    }

    fn visit_long(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> sql::Result<()> {
        self.one().visit_long(sql, params, each)
    }

    fn batch(&self, sql: &str) -> sql::Result<()> {
        self.one().batch(sql)
    }
}

/// The number of statements while the database is locked for one request.
fn statements(house: &House, body: Vec<u8>) -> usize {
    let device = exchange::server::device_of(&body).unwrap();
    let server = &house.server;
    let opened = server.storage.read(|book| Opened::of(server, book, device, body)).unwrap();
    let count = |book: &dyn Sql| {
        let counted = Counted { sql: book, statements: Count::new(0) };
        opened.take(server, &counted)?;
        Ok(counted.statements.get())
    };
    server.storage.write_for(opened.unit, count).unwrap()
}

fn signed(cell: &Cell, request: &Request) -> Vec<u8> {
    let packed = pack(request);
    let us = journal::chain::device_id(&cell.server_key);
    let signature = cell.key.sign(&request_message(us, &packed)).to_bytes();
    [&journal::chain::device_id(cell.key.verifying_key().as_bytes()).0[..], &signature, &packed].concat()
}

fn asking(have: Vec<Have>) -> Request {
    let root = root_digest(&[]).into();
    Request { protocol: PROTOCOL, have, batch: None, root, page: 0, receipts: None, devices: None, content: None }
}

fn invented(count: u32) -> Vec<Have> {
    let of = |number: u32| Have {
        chain: blake3::hash(&number.to_be_bytes()).as_bytes()[..16].try_into().map(|id: [u8; 16]| id.into()).unwrap(),
        number: 1,
        check: [0; 4].into(),
        receipted: 1,
        receipts: 1,
    };
    (0..count).map(of).collect()
}

fn revoke(house: &House, cell: &Cell) {
    let path = format!("/api/v1/devices/{}/revoke", cell.device);
    house.login("officer").post(&path, &json!({ "reason": "mất máy" })).json();
}

/// A laptop that brings no change could otherwise name other founders of its book forever.
#[test]
fn the_beginnings_of_a_book_are_named_once() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.exchange(&house);
    let first = statements(&house, signed(&cell, &asking(invented(256))));
    let others = invented(512).split_off(256);
    let again = statements(&house, signed(&cell, &asking(others)));
    assert!(again * 4 < first, "{again} statements after {first}");
}

#[test]
fn a_thousand_invented_chains_cost_no_more_statements_than_one() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.exchange(&house);
    // the book must contain something: in an empty book, the chains that a laptop names become its founders
    cell.member(&house, "Lò Văn Án", "1979");
    cell.exchange(&house);
    let one = statements(&house, signed(&cell, &asking(invented(1))));
    let many = statements(&house, signed(&cell, &asking(invented(1_000))));
    assert!(many <= one + 8, "{many} statements, {one} for one chain");
    let answer = Cell::post(&house, &signed(&cell, &asking(invented(1_025))));
    assert_eq!((answer.status, answer.code().as_str()), (413, "too_large"));
    let same = Have { number: 1, ..invented(1)[0].clone() };
    let lines = (1..=65).map(|number| Have { number, ..same.clone() }).collect();
    assert_eq!(Cell::post(&house, &signed(&cell, &asking(lines))).code(), "too_large", "65 lines of one chain");
}

#[test]
fn two_thousand_changes_of_a_revoked_laptop_are_set_aside_in_a_few_statements_each() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.exchange(&house);
    revoke(&house, &cell);
    for number in 0..2_000_u32 {
        let id = Id(blake3::hash(&number.to_be_bytes()).as_bytes()[..16].try_into().unwrap());
        let name = Value::text(format!("Lò Văn {number}"));
        cell.write(&house, &[OpDraft::new(member::KIND, Record::One(id)).set(member::NAME, name)]);
    }
    let mut laptop = cell.laptop();
    (0..8).for_each(|_| laptop.paced(0));
    let body = cell.with_chain_store(|chain_store| laptop.build_request(chain_store).unwrap());
    let asked = statements(&house, body);
    assert!(asked < 2_000 * 5, "{asked} statements for two thousand changes");

    let sent = issued_book(cell.committee, Some(cell.unit));
    let judged = house.server.storage.read(|book| Ok(journal_sql::rows(book, sent, verdict::KIND)?)).unwrap();
    assert_eq!(judged.len(), 2_000, "a record for each, as version 1 reads them");
    let kept = house.server.storage.read(|book| Ok(journal_sql::rows(book, cell.own, member::KIND)?)).unwrap();
    assert!(kept.is_empty(), "and none counts");
}

#[test]
fn keys_nobody_wrote_with_are_not_kept() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.exchange(&house);
    let known = || {
        house.server.storage.read(|book| Ok(book.only("SELECT count(*) FROM device", &[], |row| row.get::<u64>(0))?))
    };
    let before = known().unwrap();
    cell.member(&house, "Lò Thị Mẫu", "1980");
    let mut request = asking(Vec::new());
    let stranger = SigningKey::from_bytes(&[77; 32]);
    let strangers = (100..200_u8).map(|seed| SigningKey::from_bytes(&[seed; 32]).verifying_key().to_bytes().into());
    request.devices = Some(strangers.collect());
    assert_eq!(Cell::post(&house, &signed(&cell, &request)).status, 200);
    assert_eq!(known().unwrap(), before, "keys without changes");

    // A change without a signature of its device adds no key, and counts as no change.
    let chain = ChainName::first(journal::chain::device_id(stranger.verifying_key().as_bytes()), cell.own);
    let own = cell.own;
    let mut segment = cell.with_chain_store(|chain_store| {
        let heads = chain_store.heads(&[own]).unwrap();
        chain_store.segment_after(&heads[0], 0, 100_000).unwrap().unwrap()
    });
    segment.chain = chain;
    request.devices = Some(vec![stranger.verifying_key().to_bytes().into()]);
    request.batch = Some(exchange::wire::encode_batch(&[segment.clone()]).into());
    assert_eq!(Cell::post(&house, &signed(&cell, &request)).status, 200);
    assert_eq!(known().unwrap(), before, "a signature that does not fit");

    let links = {
        let mut previous = chain.genesis();
        segment.changes.iter().for_each(|change| previous = journal::Change::hash(&change.canonical(&previous)));
        previous
    };
    segment.signature = chain.sign_head(&stranger, segment.last(), &links);
    request.batch = Some(exchange::wire::encode_batch(&[segment]).into());
    assert_eq!(Cell::post(&house, &signed(&cell, &request)).status, 200);
    assert_eq!(known().unwrap(), before + 1, "a signature that fits");
}

#[test]
fn a_unit_that_brings_too_much_in_a_day_goes_on_the_next_day() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.exchange(&house);
    *house.server.quota.lock().unwrap() = Quota { changes: 3, bytes: 1_000_000 };
    for number in 0..4 {
        cell.member(&house, &format!("Lò Văn {number}"), "1980");
    }
    let refused = Cell::post(&house, &cell.request());
    assert_eq!((refused.status, refused.code().as_str()), (429, "daily_quota"), "{}", refused.text());
    let own = cell.own;
    let kept = |house: &House| {
        house.server.storage.read(|book| Ok::<_, Failure>(journal_sql::rows(book, own, member::KIND)?.len()))
    };
    assert_eq!(kept(&house).unwrap(), 0, "nothing of it is kept");
    assert_eq!(
        Cell::post(&house, &signed(&cell, &asking(Vec::new()))).status,
        200,
        "a request that brings nothing passes"
    );
    *house.server.quota.lock().unwrap() = Quota { changes: 4, bytes: 1_000_000 };
    cell.exchange(&house);
    assert_eq!(kept(&house).unwrap(), 4);
    cell.member(&house, "Lò Văn Năm", "1980");
    assert_eq!(Cell::post(&house, &cell.request()).code(), "daily_quota");
    house.wait(24 * crate::house::HOUR);
    cell.exchange(&house);
    assert_eq!(kept(&house).unwrap(), 5, "the next day");
}

#[test]
fn a_revoked_laptop_uses_up_its_own_day_and_not_that_of_its_cell() {
    let house = House::open();
    let (mut cell, mut lost) = (Cell::enrol(&house, CELL, 1, true), Cell::enrol(&house, "Chi bộ bản Nà Tăm", 2, true));
    cell.exchange(&house);
    lost.exchange(&house);
    revoke(&house, &lost);
    lost.member(&house, "Lò Văn Mất", "1980");
    lost.exchange(&house);
    let owners = "SELECT owner FROM brought_today";
    let read = |book: &dyn Sql| Ok(book.rows(owners, params![], |row| row.get::<Id>(0))?);
    let owners = house.server.storage.read(read).unwrap();
    assert!(owners.contains(&lost.device.parse().unwrap()), "{owners:?}");
    assert!(!owners.contains(&lost.unit));
}
