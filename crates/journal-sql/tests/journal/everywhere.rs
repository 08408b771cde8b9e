//! The same histories on every engine.

use crate::database::{Database, EVERY, sqlcipher};
use domain::catalogue::member;
use ed25519_dalek::SigningKey;
use journal::memory::MemoryChainStore;
use journal::{
    ChainHead, ChainStore, ChangeRef, Content, Cut, HybridClock, Id, Op, Place, Record, Segment, Set, Value,
};
use journal_sql::{HistoryEntry, Row, SqlChainStore, rebuild, rows, verify};
use proptest::prelude::*;

const BOOK: Id = Id([1; 16]);
const PERSON: Id = Id([7; 16]);

fn key(n: u8) -> SigningKey {
    SigningKey::from_bytes(&[n; 32])
}

/// Two laptops write concurrently; what each has seen of the other depends on when they exchanged.
fn two_laptops(steps: &[(bool, u8, u8, bool)]) -> (MemoryChainStore, MemoryChainStore) {
    let mut chain_stores = [MemoryChainStore::new(key(1)), MemoryChainStore::new(key(2))];
    let (one, other) = (*key(1).verifying_key().as_bytes(), *key(2).verifying_key().as_bytes());
    for chain_store in &mut chain_stores {
        let _ = chain_store.learn_device(&one);
        let _ = chain_store.learn_device(&other);
    }
    let mut clocks = [HybridClock::default(); 2];
    for (step, &(who, record, value, meet)) in steps.iter().enumerate() {
        let seat = usize::from(who);
        let record = Record::One(Id([record; 16]));
        let place = Place { record: record.id(member::KIND), kind: member::KIND, field: member::DUTY };
        let replaces = chain_stores[seat].seen(BOOK, place);
        let set =
            Set { field: member::DUTY, content: Content::Plain(Value::text(format!("việc {value}"))), replaces };
        let stamp = clocks[seat].tick(step as u64 / 3);
        chain_stores[seat].append(BOOK, PERSON, stamp, vec![Op { kind: member::KIND, record, sets: vec![set] }]);
        if meet {
            let [one, other] = &mut chain_stores;
            hand_over(one, other, BOOK);
            hand_over(other, one, BOOK);
        }
    }
    let [one, other] = chain_stores;
    (one, other)
}

pub fn hand_over(
    from: &impl ChainStore<Error: std::fmt::Debug>,
    to: &mut impl ChainStore<Error: std::fmt::Debug>,
    book: Id,
) {
    for head in from.heads(&[book]).unwrap() {
        let has = to.reach(head.chain).unwrap();
        if let Some(segment) = from.segment_after(&head, has, usize::MAX).unwrap() {
            to.accept(&segment, &[]).unwrap();
        }
    }
}

/// The answers to everything a book can be asked.
#[derive(Debug, PartialEq)]
struct Answers {
    content: [u8; 32],
    rows: Vec<Row>,
    at_the_cut: Vec<Row>,
    histories: Vec<Vec<HistoryEntry>>,
    late: Vec<ChangeRef>,
    heads: Vec<ChainHead>,
    segments: Vec<Option<Segment>>,
}

impl Answers {
    fn of(database: &Database, cut: &Cut) -> Answers {
        let records: Vec<_> = (0..4_u8).map(|record| (member::KIND, Id([record; 16]))).collect();
        let chains = |chain_store: &mut SqlChainStore<'_>| {
            let heads = chain_store.heads(&[BOOK]).unwrap();
            let segments =
                heads.iter().map(|head| chain_store.segment_after(head, head.number() / 2, 200).unwrap()).collect();
            (heads, segments)
        };
        let (heads, segments) = database.with(&key(9), chains);
        database.read(|sql| {
            assert!(verify(sql)?.2.is_empty());
            Ok(Answers {
                content: journal_sql::content_hash(sql, BOOK)?,
                rows: rows(sql, BOOK, member::KIND)?,
                at_the_cut: journal_sql::rows_at(sql, BOOK, member::KIND, cut)?,
                histories: records
                    .iter()
                    .map(|(kind, id)| journal_sql::history(sql, BOOK, *kind, *id))
                    .collect::<Result<_, _>>()?,
                late: journal_sql::late_changes(sql, BOOK, cut, &records)?,
                heads,
                segments,
            })
        })
    }
}

/// A device that took in the changes of both laptops, and its cut after those of the first.
fn taken_in(make: fn() -> Database, first: &MemoryChainStore, second: &MemoryChainStore) -> (Database, Cut) {
    let database = make();
    database.with(&key(9), |chain_store| {
        chain_store.learn_device(key(1).verifying_key().as_bytes()).unwrap();
        chain_store.learn_device(key(2).verifying_key().as_bytes()).unwrap();
        hand_over(first, chain_store, BOOK);
    });
    let cut = database.read(|sql| journal_sql::cut_now(sql, BOOK));
    database.with(&key(9), |chain_store| hand_over(second, chain_store, BOOK));
    (database, cut)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn every_engine_and_memory_agree_on_everything_and_a_rebuild_changes_nothing(
        steps in prop::collection::vec((any::<bool>(), 0..4u8, 0..5u8, prop::bool::weighted(0.2)), 1..40),
        other_first in any::<bool>(),
    ) {
        let (mut one, mut other) = two_laptops(&steps);
        let (first, second) = if other_first { (&other, &one) } else { (&one, &other) };
        let kept: Vec<_> = EVERY.iter().map(|make| taken_in(*make, first, second)).collect();
        hand_over(&one.clone(), &mut other, BOOK);
        hand_over(&other, &mut one, BOOK);
        let (reference, cut) = &kept[0];
        let answers = Answers::of(reference, cut);
        prop_assert_eq!(answers.content, one.content_hash(BOOK));
        prop_assert_eq!(answers.content, other.content_hash(BOOK));
        for (database, its_cut) in &kept {
            prop_assert_eq!(its_cut, cut);
            prop_assert_eq!(&Answers::of(database, cut), &answers);
            database.with(&key(9), |chain_store| rebuild(chain_store).unwrap());
            prop_assert_eq!(&Answers::of(database, cut), &answers);
        }
    }

    #[test]
    fn two_devices_on_different_engines_end_with_the_same_book(
        steps in prop::collection::vec((any::<bool>(), 0..4u8, 0..5u8, prop::bool::weighted(0.2)), 1..30),
    ) {
        let (one, other) = two_laptops(&steps);
        let (laptop, _) = taken_in(sqlcipher, &one, &one);
        let [.., elsewhere] = EVERY else { unreachable!() };
        let (server, _) = taken_in(*elsewhere, &other, &other);
        for (from, to) in [(&laptop, &server), (&server, &laptop)] {
            from.with(&key(9), |from| to.with(&key(9), |to| hand_over(from, to, BOOK)));
        }
        prop_assert_eq!(laptop.content_hash(BOOK), server.content_hash(BOOK));
    }
}
