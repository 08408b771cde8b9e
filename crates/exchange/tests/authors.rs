//! Which keys a server learns from a request, and which chains it records as founders of a book.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::catalogue::member;
use ed25519_dalek::SigningKey;
use exchange::message::{Request, pack, request_message, unpack};
use exchange::server::Arrival;
use exchange::{Client, Laptop, Server};
use journal::chain::{device_id, issued_book};
use journal::memory::MemoryChainStore;
use journal::{ChainName, ChainStore, Content, Id, Op, Record, Set, Stamp, Value};
use std::collections::BTreeSet;

const BOOK: Id = Id([0xb0; 16]);
const DAY: u64 = 1_767_225_600_000;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn public(seed: u8) -> [u8; 32] {
    key(seed).verifying_key().to_bytes()
}

fn sent() -> [Id; 2] {
    [issued_book(Id([0xc0; 16]), None), issued_book(Id([0xc0; 16]), Some(Id([0xd0; 16])))]
}

fn wrote(seed: u8, changes: u64) -> MemoryChainStore {
    let mut chain_store = MemoryChainStore::new(key(seed));
    for number in 1..=changes {
        let content = Content::Plain(Value::text(format!("việc {number}")));
        let sets = vec![Set { field: member::DUTY, content, replaces: Vec::new() }];
        let op = Op { kind: member::KIND, record: Record::One(Id([number as u8; 16])), sets };
        chain_store.append(BOOK, Id([0xe0; 16]), Stamp { ms: DAY + number, counter: 0 }, vec![op]);
    }
    chain_store
}

/// A laptop with one change of its own and all changes of `others`.
fn laptop(seed: u8, others: &[&MemoryChainStore]) -> MemoryChainStore {
    let mut chain_store = wrote(seed, 1);
    for other in others {
        let Ok(heads) = other.heads(&[BOOK]);
        let Ok(segment) = other.segment_after(&heads[0], 0, usize::MAX);
        let Ok(key) = other.device_key(other.device());
        let Ok(()) = chain_store.learn_device(&key.unwrap());
        let Ok(_) = chain_store.accept(&segment.unwrap(), &[]);
    }
    chain_store
}

struct District {
    server: Server,
    chain_store: MemoryChainStore,
}

impl District {
    fn new() -> District {
        District { server: Server::new(key(3)), chain_store: MemoryChainStore::new(key(3)) }
    }

    /// The result of this laptop's first request, with additional keys in it.
    fn asked_by(&mut self, seed: u8, book: &MemoryChainStore, more: &[[u8; 32]], revoked: bool) -> Arrival {
        let client = Client { public_key: public(seed), own_book: BOOK, sent_books: sent().to_vec(), revoked };
        let Ok(()) = self.chain_store.learn_device(&client.public_key);
        let mut laptop = Laptop::new(key(seed), public(3), &[], BOOK, &sent());
        let Ok(body) = laptop.build_request(book);
        let mut request: Request = unpack(&body[80..]).unwrap();
        request.devices.get_or_insert_default().extend(more.iter().copied().map(minicbor::bytes::ByteArray::from));
        let packed = pack(&request);
        let signature = ed25519_dalek::Signer::sign(&key(seed), &request_message(self.server.device(), &packed));
        let body = [&device_id(&public(seed)).0[..], &signature.to_bytes(), &packed].concat();
        let request = self.server.open(&client, &body).unwrap();
        let Ok(arrival) = self.server.take(&mut self.chain_store, &client, &request, &|_, _| None, DAY);
        arrival.unwrap()
    }

    fn knows(&self, seed: u8) -> bool {
        let Ok(known) = self.chain_store.device_key(device_id(&public(seed)));
        known.is_some()
    }
}

#[test]
fn a_key_is_learned_with_the_changes_of_its_device_and_never_by_itself() {
    let mut district = District::new();
    let carried = laptop(1, &[&wrote(5, 2)]);
    district.asked_by(1, &carried, &[public(6), public(7)], false);
    assert!(district.knows(1) && district.knows(5));
    assert!(!district.knows(6) && !district.knows(7), "a key that comes with nothing is kept by nobody");
}

#[test]
fn whoever_brings_a_book_names_the_chains_that_stood_in_it_and_nobody_after_them_does() {
    let chain = |seed| ChainName::first(device_id(&public(seed)), BOOK).id();
    let mut district = District::new();
    let book = laptop(1, &[&wrote(5, 2), &wrote(6, 1)]);
    assert_eq!(district.asked_by(1, &book, &[], true).founders, BTreeSet::new(), "one that was revoked founds nothing");

    let mut district = District::new();
    let arrival = district.asked_by(1, &book, &[], false);
    assert_eq!(arrival.founders, BTreeSet::from([chain(5), chain(6)]), "its own needs no such word");
    let late = laptop(2, &[&wrote(7, 1)]);
    assert_eq!(district.asked_by(2, &late, &[], false).founders, BTreeSet::new());
    let alone = wrote(1, 3);
    assert_eq!(District::new().asked_by(1, &alone, &[], false).founders, BTreeSet::new());
}
