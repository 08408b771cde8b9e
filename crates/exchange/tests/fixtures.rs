//! Messages of version 1 that another program made and that are kept for ever: however the protocol changes,
//! these must be read with their original meaning. `tests/fixtures/protocol/README.md` names their keys.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::Id;
use domain::catalogue::{member, roll_call, session};
use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use exchange::Client;
use exchange::message::{Answer, BadMessage, Problem, Request, WireReceipt, answer_message, root_digest, unpack};
use exchange::package::{BadPackage, PackageReader, checked};
use exchange::server::Server;
use exchange::wire::{decode_batch, encode_batch};
use journal::chain::{device_id, issued_book};
use journal::memory::MemoryChainStore;
use journal::{Accepted, ChainStore, Change, Content, Hash, Place, Record, Segment, Value};
use std::io::Read;

const BATCH: &[u8] = include_bytes!("../../../tests/fixtures/protocol/v1/batch");
const REQUEST: &[u8] = include_bytes!("../../../tests/fixtures/protocol/v1/request");
const ANSWER: &[u8] = include_bytes!("../../../tests/fixtures/protocol/v1/answer");
const PACKAGE: &[u8] = include_bytes!("../../../tests/fixtures/protocol/v1/package");
const SEALED: &[u8] = include_bytes!("../../../tests/fixtures/protocol/v1/package.age");

const LAPTOP: u8 = 1;
const OTHER: u8 = 2;
const SERVER: u8 = 3;
const FORMER: u8 = 4;
const READER: &str = "AGE-SECRET-KEY-1Q5ZS2PG9Q5ZS2PG9Q5ZS2PG9Q5ZS2PG9Q5ZS2PG9Q5ZS2PG9Q5ZS7LLVFU";
const BOOK: Id = Id([0xb0; 16]);
const COMMITTEE: Id = Id([0xc0; 16]);
const UNIT: Id = Id([0xd0; 16]);
const PERSON: Id = Id([0xe0; 16]);
const MEMBER: Id = Id([0xa1; 16]);
const SESSION: Id = Id([0xa2; 16]);

/// Hash of the last change of the laptop's line, which covers all of it.
const LAST: &str = "7e972d8a47e2ec7a0e650e519c3fc2b6adf8010e2b06e494cc478c91505d8253";
const ROOT_BEFORE: &str = "92bd585898e44b2c9f9b384ecafd60bdea2ad873ee39a58d94e50fb70da860b4";
const ROOT: &str = "38a704f9a088c9f61579029dda1f8ff1c7ff18ffe3bb1370579429818262a60d";
const CONTENT: &str = "43233ef425459d8552bc42cf286f3d3e52547baa23edae1492811268f56a28b8";

fn hash(hex: &str) -> Hash {
    *blake3::Hash::from_hex(hex).unwrap().as_bytes()
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn public(seed: u8) -> [u8; 32] {
    key(seed).verifying_key().to_bytes()
}

fn client() -> Client {
    let sent_books = vec![issued_book(COMMITTEE, None), issued_book(COMMITTEE, Some(UNIT))];
    Client { public_key: public(LAPTOP), own_book: BOOK, sent_books, revoked: false }
}

/// An empty chain store that knows every device of the fixtures.
fn chain_store() -> MemoryChainStore {
    let mut chain_store = MemoryChainStore::new(key(9));
    for seed in [LAPTOP, OTHER, SERVER, FORMER] {
        let Ok(()) = chain_store.learn_device(&public(seed));
    }
    chain_store
}

fn take(chain_store: &mut MemoryChainStore, batch: &[u8]) -> Vec<Hash> {
    let taken = decode_batch(batch).unwrap().into_iter().map(|segment| {
        let Ok(accepted) = chain_store.accept(&segment, &[]);
        let Accepted::Taken { new, head, left_after: None } = accepted else { panic!("{accepted:?}") };
        assert_eq!(new, segment.changes.len() as u64);
        head
    });
    taken.collect()
}

fn keep(chain_store: &mut MemoryChainStore, receipts: Vec<WireReceipt>, answering: u8) {
    for receipt in receipts {
        let receipt = receipt.into_receipt(device_id(&public(answering)));
        assert!([SERVER, FORMER].iter().any(|giver| receipt.verify(&public(*giver))));
        let Ok(()) = chain_store.keep_receipt(&receipt);
    }
}

fn root(chain_store: &MemoryChainStore) -> Hash {
    let Ok(heads) = chain_store.heads(&client().books());
    root_digest(&heads)
}

fn request() -> Request {
    Server::new(key(SERVER)).open(&client(), REQUEST).unwrap()
}

fn answer() -> Answer {
    let (signature, packed) = ANSWER.split_first_chunk::<64>().unwrap();
    let signed = answer_message(blake3::hash(&REQUEST[80..]).as_bytes(), packed);
    VerifyingKey::from_bytes(&public(SERVER))
        .unwrap()
        .verify_strict(&signed, &Signature::from_bytes(signature))
        .unwrap();
    unpack(packed).unwrap()
}

fn own() -> Segment {
    decode_batch(BATCH).unwrap().into_iter().find(|segment| segment.chain.device == device_id(&public(LAPTOP))).unwrap()
}

#[test]
fn a_batch_is_read_with_the_hashes_its_writer_gave_it() {
    let heads = take(&mut chain_store(), BATCH);
    assert_eq!((heads.len(), heads.last()), (2, Some(&hash(LAST))));
    let own = own();
    assert_eq!((own.chain.book, own.first, own.changes.len()), (BOOK, 1, 6));
    assert!(own.changes.iter().all(|change| change.person == PERSON));
    let [mark, _] = own.changes[3].ops.as_slice() else { panic!() };
    assert_eq!((mark.kind, mark.record), (roll_call::KIND, Record::Pair(SESSION, MEMBER)));
}

#[test]
fn what_can_be_dropped_and_what_never_left_the_laptop_are_told_apart() {
    let change = &own().changes[1];
    let [name, _, people, exempt] = change.ops[0].sets.as_slice() else { panic!() };
    assert_eq!((name.field, name.content.value()), (member::NAME, Some(&Value::text("Vàng Thị Dế"))));
    assert!(matches!(name.content, Content::Salted { payload: Some(_), .. }));
    assert_eq!(people.field, member::PEOPLE);
    assert!(matches!(people.content, Content::Salted { payload: None, .. }));
    assert_eq!(exempt.content, Content::Plain(Value::List(vec![Value::Text("2026-01-01".into()), Value::Null])));
}

#[test]
fn what_a_program_of_later_wrote_is_kept_and_written_again_as_it_came() {
    let newer = own().changes.pop().unwrap();
    let [of_later, unknown] = newer.ops.as_slice() else { panic!() };
    assert_eq!((of_later.kind, of_later.sets[0].field), (member::KIND, 900));
    assert_eq!((unknown.kind, unknown.sets[1].field), (4000, u16::MAX));
    assert_eq!(newer.extra.iter().map(|(key, _)| *key).collect::<Vec<_>>(), [7, 300]);
    assert_eq!(newer.extra[0].1, Value::text("a key of later").encode());
    let again = decode_batch(&encode_batch(&[own()])).unwrap();
    assert_eq!(again, [own()]);
    assert_eq!(take(&mut chain_store(), &encode_batch(&again)), [hash(LAST)]);
}

#[test]
fn a_request_is_opened_and_says_what_its_laptop_holds() {
    let asked = request();
    assert_eq!((asked.protocol, asked.page, asked.root), ([1, 1], 65_536, hash(ROOT_BEFORE).into()));
    assert_eq!(asked.batch.as_deref().map(Vec::as_slice), Some(BATCH));
    assert_eq!(asked.devices.unwrap(), [public(OTHER).into()]);
    let mut chain_store = chain_store();
    take(&mut chain_store, BATCH);
    keep(&mut chain_store, asked.receipts.unwrap(), SERVER);
    let Ok(heads) = chain_store.heads(&client().books());
    let mut have: Vec<_> = heads.iter().map(exchange::message::Have::of).collect();
    have.sort_by_key(|have| have.chain);
    assert_eq!((asked.have, root(&chain_store)), (have, hash(ROOT_BEFORE)));
}

#[test]
fn a_request_for_another_server_or_with_one_bit_changed_is_refused() {
    let refused = |server: u8, body: &[u8]| Server::new(key(server)).open(&client(), body).unwrap_err();
    assert_eq!(refused(OTHER, REQUEST), BadMessage::Signature);
    let mut broken = REQUEST.to_vec();
    *broken.last_mut().unwrap() ^= 1;
    assert_eq!(refused(SERVER, &broken), BadMessage::Signature);
}

#[test]
fn an_answer_brings_its_page_and_receipts_and_both_sides_hold_the_same() {
    let (asked, said) = (request(), answer());
    let mut chain_store = chain_store();
    take(&mut chain_store, BATCH);
    keep(&mut chain_store, asked.receipts.unwrap(), SERVER);
    take(&mut chain_store, &said.page.unwrap());
    keep(&mut chain_store, said.receipts.unwrap(), SERVER);
    assert_eq!((root(&chain_store), said.root.unwrap()), (hash(ROOT), hash(ROOT).into()));
    assert_eq!(chain_store.content_hash(BOOK), hash(CONTENT));
    let place = Place { record: SESSION, kind: session::KIND, field: session::PLACE };
    let place = chain_store.field(BOOK, place).unwrap();
    assert_eq!(place.resolved(&chain_store).heads.len(), 2);
    assert_eq!(place.value(&chain_store), Some(Value::text("Trụ sở xã")), "a clock that runs ahead wins nothing");
    assert_eq!((said.more, said.former.unwrap()), (false, vec![public(FORMER).into()]));
    assert_eq!(said.problems.unwrap(), [Problem { chain: [0; 16].into(), code: Problem::NOT_YOURS, number: 0 }]);
}

#[test]
fn a_package_is_checked_whole_and_then_read_frame_by_frame() {
    let (header, _) =
        checked(PACKAGE, |header| (header.from() == device_id(&public(LAPTOP))).then(|| public(LAPTOP))).unwrap();
    assert_eq!(
        (header.to(), header.made_at_ms, header.answers.is_some()),
        (device_id(&public(SERVER)), 1_767_225_600_000, true)
    );
    assert_eq!((header.have, header.root), (request().have, hash(ROOT_BEFORE).into()));
    let mut reader = PackageReader::open(PACKAGE).unwrap();
    let changes = reader.frame().unwrap().unwrap();
    assert_eq!(changes.devices.unwrap(), [public(OTHER).into()]);
    let receipts = reader.frame().unwrap().unwrap();
    assert!(reader.frame().unwrap().is_none());
    reader.finish(&public(LAPTOP)).unwrap();
    let mut chain_store = chain_store();
    take(&mut chain_store, &changes.batch.unwrap());
    keep(&mut chain_store, receipts.receipts.unwrap(), LAPTOP);
    assert_eq!(root(&chain_store), hash(ROOT_BEFORE));
}

#[test]
fn a_package_signed_by_somebody_else_is_refused() {
    assert!(matches!(checked(PACKAGE, |_| Some(public(OTHER))), Err(BadPackage::Signature)));
}

#[test]
fn the_sealed_package_opens_with_its_readers_key() {
    let reader: age::x25519::Identity = READER.parse().unwrap();
    let mut plain = Vec::new();
    let opened = age::Decryptor::new(SEALED).unwrap();
    opened.decrypt(std::iter::once(&reader as &dyn age::Identity)).unwrap().read_to_end(&mut plain).unwrap();
    assert_eq!(plain, PACKAGE);
}

#[test]
fn every_change_of_the_fixtures_hangs_on_the_one_before() {
    let own = own();
    let mut previous = own.chain.genesis();
    for change in &own.changes {
        previous = Change::hash(&change.canonical(&previous));
    }
    assert_eq!(previous, hash(LAST));
}
