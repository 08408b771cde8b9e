//! A further laptop fetches its cell's book, and a laptop finds another server in place of its own.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::catalogue::{document, member};
use ed25519_dalek::SigningKey;
use exchange::laptop::Progress;
use exchange::{Client, Laptop, Server};
use journal::chain::issued_book;
use journal::memory::MemoryChainStore;
use journal::{ChainStore, Content, Id, Op, Record, Set, Stamp, Value};

const BOOK: Id = Id([0xb0; 16]);
const COMMITTEE: Id = Id([0xc0; 16]);
const UNIT: Id = Id([0xd0; 16]);
const PERSON: Id = Id([0xe0; 16]);
const DAY: u64 = 1_767_225_600_000;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn public(key: &SigningKey) -> [u8; 32] {
    key.verifying_key().to_bytes()
}

fn sent() -> [Id; 2] {
    [issued_book(COMMITTEE, None), issued_book(COMMITTEE, Some(UNIT))]
}

fn write(chain_store: &mut MemoryChainStore, book: Id, kind: u16, field: u16, number: u64) {
    let record = Record::One(Id::first_half(blake3::hash(&number.to_be_bytes())));
    let content = Content::Plain(Value::text(format!("Mục số {number}")));
    let op = Op { kind, record, sets: vec![Set { field, content, replaces: Vec::new() }] };
    chain_store.append(book, PERSON, Stamp { ms: DAY + number, counter: 0 }, vec![op]);
}

/// A committee's server with its chain store.
struct District {
    key: SigningKey,
    server: Server,
    chain_store: MemoryChainStore,
}

impl District {
    fn new(seed: u8, former: Vec<[u8; 32]>) -> District {
        let mut chain_store = MemoryChainStore::new(key(seed));
        for key in &former {
            let Ok(()) = chain_store.learn_device(key);
        }
        District { key: key(seed), server: Server::standing_in_for(key(seed), former), chain_store }
    }

    fn exchange(&mut self, laptop: &mut Laptop, chain_store: &mut MemoryChainStore, seed: u8) -> Progress {
        let client =
            Client { public_key: public(&key(seed)), own_book: BOOK, sent_books: sent().to_vec(), revoked: false };
        let Ok(()) = self.chain_store.learn_device(&client.public_key);
        let Ok(body) = laptop.build_request(chain_store);
        let request = self.server.open(&client, &body).unwrap();
        let Ok(arrival) = self.server.take(&mut self.chain_store, &client, &request, &|_, _| None, DAY);
        let Ok(answer) = self.server.answer(&self.chain_store, &client, &request, arrival.unwrap(), &body);
        laptop.handle_response(chain_store, &answer).unwrap()
    }

    /// Exchanges until nothing is left to send or fetch.
    fn meet(&mut self, laptop: &mut Laptop, chain_store: &mut MemoryChainStore, seed: u8) -> Progress {
        for _ in 0..100 {
            let progress = self.exchange(laptop, chain_store, seed);
            if progress.finished {
                return progress;
            }
        }
        panic!("it never ends");
    }
}

fn laptop(seed: u8, server: &District, former: &[[u8; 32]]) -> (Laptop, MemoryChainStore) {
    let mut chain_store = MemoryChainStore::new(key(seed));
    let Ok(()) = chain_store.learn_device(&public(&server.key));
    (Laptop::new(key(seed), public(&server.key), former, BOOK, &sent()), chain_store)
}

#[test]
fn a_further_laptop_is_told_at_every_page_how_much_is_still_to_come() {
    let mut district = District::new(3, Vec::new());
    let (mut first, mut book) = laptop(1, &district, &[]);
    for number in 1..=3_000 {
        write(&mut book, BOOK, member::KIND, member::DUTY, number);
    }
    district.meet(&mut first, &mut book, 1);
    let (mut second, mut fetched) = laptop(2, &district, &[]);
    let (mut received, mut pages) = (0, 0);
    loop {
        let progress = district.exchange(&mut second, &mut fetched, 2);
        received += progress.received;
        pages += 1;
        assert_eq!(received + progress.left, 3_000, "page {pages}");
        if progress.finished {
            assert!(progress.verified);
            break;
        }
    }
    assert!(pages > 1, "more than one page");
}

#[test]
fn what_a_lost_server_sent_is_spoken_of_only_to_one_that_stands_in_for_it() {
    let mut lost = District::new(3, Vec::new());
    let (mut first, mut book) = laptop(1, &lost, &[]);
    write(&mut book, BOOK, member::KIND, member::DUTY, 1);
    write(&mut lost.chain_store, sent()[0], document::KIND, document::NAME, 2);
    lost.meet(&mut first, &mut book, 1);
    let mut stranger = District::new(4, Vec::new());
    let Ok(()) = book.learn_device(&public(&stranger.key));
    let mut moved = Laptop::new(key(1), public(&stranger.key), &[], BOOK, &sent());
    let met = stranger.meet(&mut moved, &mut book, 1);
    assert!(met.problems.is_empty() && met.former.is_empty(), "{met:?}");
    let Ok(heads) = stranger.chain_store.heads(&sent());
    assert!(heads.is_empty(), "what the lost one sent is not given to a stranger");
    let Ok(own) = stranger.chain_store.heads(&[BOOK]);
    assert_eq!(own[0].number(), 1, "the cell's own book is");
    // Once the server names the one it stands in for, it also receives that one's chains in the same exchange.
    stranger.server = Server::standing_in_for(key(4), vec![public(&lost.key)]);
    let Ok(()) = stranger.chain_store.learn_device(&public(&lost.key));
    let mut moved = Laptop::new(key(1), public(&stranger.key), &[], BOOK, &sent());
    assert!(stranger.meet(&mut moved, &mut book, 1).verified);
    let Ok(heads) = stranger.chain_store.heads(&sent());
    assert_eq!(heads[0].number(), 1);
    let Ok(receipts) = stranger.chain_store.receipts(own[0].chain.id());
    assert!(receipts.iter().any(|receipt| receipt.server == lost.server.device()), "and its receipts count");
}

#[test]
fn a_laptop_that_only_received_brings_a_lost_servers_word_back_as_soon_as_its_heir_is_named() {
    let mut lost = District::new(3, Vec::new());
    write(&mut lost.chain_store, sent()[0], document::KIND, document::NAME, 2);
    let (mut reader, mut book) = laptop(1, &lost, &[]);
    lost.meet(&mut reader, &mut book, 1);
    let mut heir = District::new(4, vec![public(&lost.key)]);
    let Ok(()) = book.learn_device(&public(&heir.key));
    let mut moved = Laptop::new(key(1), public(&heir.key), &[], BOOK, &sent());
    assert!(heir.meet(&mut moved, &mut book, 1).verified);
    let Ok(heads) = heir.chain_store.heads(&sent());
    assert_eq!(heads[0].number(), 1);
}

#[test]
fn a_laptop_whose_book_a_server_would_misread_is_refused_by_it() {
    let server = District::new(1, Vec::new());
    let client = Client { public_key: public(&key(2)), own_book: BOOK, sent_books: sent().to_vec(), revoked: false };
    let asks = |oldest: u16| {
        let (mut laptop, chain_store) = laptop(2, &server, &[]);
        laptop.speak_from(oldest);
        let Ok(body) = laptop.build_request(&chain_store);
        server.server.open(&client, &body).map(|request| request.protocol)
    };
    let [oldest, newest] = exchange::PROTOCOL;
    assert_eq!(asks(0).unwrap(), [oldest, newest]);
    assert_eq!(asks(newest).unwrap(), [newest, newest]);
    assert!(matches!(asks(newest + 1), Err(exchange::BadMessage::Protocol)));
}
