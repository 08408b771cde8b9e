//! One id under two kinds is two records, in whatever order they arrive.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::catalogue::{document, member};
use ed25519_dalek::SigningKey;
use journal::memory::MemoryChainStore;
use journal::{ChainStore, Content, HybridClock, Id, Op, Place, Record, Set, Value};

const BOOK: Id = Id([1; 16]);
const ID: Id = Id([5; 16]);
const FIELD: u16 = member::OFFICIAL;
const _: () = assert!(FIELD == document::SUMMARY);

fn chain_store(n: u8) -> MemoryChainStore {
    MemoryChainStore::new(SigningKey::from_bytes(&[n; 32]))
}

fn laptop(n: u8, kind: u16, text: &str) -> MemoryChainStore {
    let mut laptop = chain_store(n);
    let set = Set { field: FIELD, content: Content::Plain(Value::text(text)), replaces: vec![] };
    let op = Op { kind, record: Record::One(ID), sets: vec![set] };
    laptop.append(BOOK, Id([7; 16]), HybridClock::default().tick(1), vec![op]);
    laptop
}

fn taken(laptops: [&MemoryChainStore; 2]) -> MemoryChainStore {
    let mut taken = chain_store(9);
    for laptop in laptops {
        taken.learn_device(&laptop.device_key(laptop.device()).unwrap().unwrap()).unwrap();
        let head = laptop.heads(&[BOOK]).unwrap()[0];
        taken.accept(&laptop.segment_after(&head, 0, usize::MAX).unwrap().unwrap(), &[]).unwrap();
    }
    taken
}

#[test]
fn two_laptops_that_use_one_id_for_two_kinds_end_with_one_book_of_two_records() {
    let (one, two) = (laptop(1, member::KIND, "người"), laptop(2, document::KIND, "giấy"));
    let (this_way, that_way) = (taken([&one, &two]), taken([&two, &one]));
    assert_eq!(this_way.content_hash(BOOK), that_way.content_hash(BOOK));
    for chain_store in [this_way, that_way] {
        let places: Vec<Place> = chain_store.state(BOOK, None).into_keys().collect();
        let place = |kind| Place { record: ID, kind, field: FIELD };
        assert_eq!(places, [place(member::KIND), place(document::KIND)], "by record, kind and field");
        let said = |kind| chain_store.field(BOOK, place(kind)).unwrap().value(&chain_store);
        assert_eq!(said(member::KIND), Some(Value::text("người")));
        assert_eq!(said(document::KIND), Some(Value::text("giấy")));
        assert_eq!(chain_store.seen(BOOK, place(document::KIND)).len(), 1);
    }
}
