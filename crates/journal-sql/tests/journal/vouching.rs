//! Chains that nobody vouches for wait, on every engine and in memory, whatever the order of arrival.

use crate::database::{Database, EVERY};
use crate::everywhere::hand_over;
use crate::on_every_engine;
use domain::catalogue::{device, member};
use ed25519_dalek::SigningKey;
use journal::memory::MemoryChainStore;
use journal::{ChainName, ChainStore, Content, Id, Op, Place, Record, Set, Stamp, Value, Vouch};
use journal_sql::{SqlChainStore, rebuild, verify, waiting};
use proptest::prelude::*;

pub const BOOK: Id = Id([1; 16]);
/// The book that the superior sends to the cell.
const SENT: Id = Id([2; 16]);
const PERSON: Id = Id([7; 16]);
pub const LAPTOPS: usize = 3;

pub fn key(n: usize) -> SigningKey {
    SigningKey::from_bytes(&[n as u8 + 1; 32])
}

pub fn public(n: usize) -> [u8; 32] {
    *key(n).verifying_key().as_bytes()
}

pub fn device_of(n: usize) -> Id {
    journal::chain::device_id(&public(n))
}

pub fn knowing(mut chain_store: MemoryChainStore) -> MemoryChainStore {
    for n in 0..=LAPTOPS {
        let Ok(()) = chain_store.learn_device(&public(n));
    }
    chain_store
}

fn duty(chain_store: &mut MemoryChainStore, ms: u64, record: u8, says: &str) {
    let record = Record::One(Id([record; 16]));
    let place = Place { record: record.id(member::KIND), kind: member::KIND, field: member::DUTY };
    let content = Content::Plain(Value::text(says));
    let sets = vec![Set { field: member::DUTY, content, replaces: chain_store.seen(BOOK, place) }];
    chain_store.append(BOOK, PERSON, Stamp { ms, counter: 0 }, vec![Op { kind: member::KIND, record, sets }]);
}

pub fn vouch(server: &mut MemoryChainStore, ms: u64, vouch: &Vouch) {
    let content = Content::Plain(vouch.to_value());
    let sets = vec![Set { field: device::VOUCHES, content, replaces: Vec::new() }];
    let record = Record::One(Id([ms as u8; 16]));
    server.append(SENT, PERSON, Stamp { ms, counter: 0 }, vec![Op { kind: device::KIND, record, sets }]);
}

/// Laptops that write into one book, some of them knowing the changes of others, and a server that vouches for
/// some of them.
fn authors(steps: &[(usize, u8)], vouched: &[usize]) -> Vec<MemoryChainStore> {
    let mut authors: Vec<_> = (0..=LAPTOPS).map(|n| knowing(MemoryChainStore::new(key(n)))).collect();
    for (step, (who, record)) in steps.iter().enumerate() {
        duty(&mut authors[*who], step as u64, *record, &format!("việc {step} của máy {who}"));
        if step % 3 == 0 {
            let seen = authors[*who].clone();
            hand_over(&seen, &mut authors[(who + 1) % LAPTOPS], BOOK);
        }
    }
    for n in vouched {
        vouch(&mut authors[LAPTOPS], 100 + *n as u64, &Vouch::of_device(device_of(*n), BOOK));
    }
    authors
}

/// Delivers each author's changes, a few at a time and in this order; then the rest.
pub fn deliver(authors: &[MemoryChainStore], to: &mut impl ChainStore<Error: std::fmt::Debug>, order: &[usize]) {
    for (n, budget) in order.iter().map(|n| (*n, 30)).chain((0..=LAPTOPS).map(|n| (n, usize::MAX))) {
        let book = if n == LAPTOPS { SENT } else { BOOK };
        let chain = ChainName::first(device_of(n), book);
        let Ok(heads) = authors[n].heads(&[book]);
        let Some(head) = heads.into_iter().find(|head| head.chain == chain) else { continue };
        let Ok(segment) = authors[n].segment_after(&head, to.reach(chain).unwrap(), budget);
        if let Some(segment) = segment {
            to.accept(&segment, &[]).unwrap();
        }
    }
}

pub fn taken_in(make: fn() -> Database, authors: &[MemoryChainStore], order: &[usize]) -> Database {
    let database = make();
    database.with(&key(9), |chain_store| {
        (0..=LAPTOPS).for_each(|n| chain_store.learn_device(&public(n)).unwrap());
        deliver(authors, chain_store, order);
    });
    database
}

/// The duties of all members, and how many changes wait.
pub fn duties_and_waiting(database: &Database) -> (Vec<(Id, String)>, u64) {
    let rows = database.rows(BOOK, member::KIND);
    let rows = rows.iter().map(|row| (row.id, row.text(member::DUTY).to_owned())).collect();
    (rows, database.read(|sql| waiting(sql, BOOK)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_order_of_changes_and_device_records_gives_the_same_book(
        steps in prop::collection::vec((0..LAPTOPS, 0..4u8), 1..24),
        vouched in prop::sample::subsequence(vec![0, 1, 2], 0..=LAPTOPS).prop_shuffle(),
        orders in prop::collection::vec(prop::collection::vec(0..=LAPTOPS, 0..40), 4),
    ) {
        let authors = authors(&steps, &vouched);
        let mut memory = knowing(MemoryChainStore::new(key(9)));
        deliver(&authors, &mut memory, &orders[3]);
        let kept = EVERY.iter().zip(&orders);
        let kept: Vec<_> = kept.map(|(make, order)| taken_in(*make, &authors, order)).collect();
        let held = |who: usize| steps.iter().filter(|(by, _)| *by == who).count() as u64;
        let waits = (0..LAPTOPS).filter(|n| !vouched.is_empty() && !vouched.contains(n)).map(held).sum::<u64>();
        for database in &kept {
            prop_assert_eq!(database.content_hash(BOOK), memory.content_hash(BOOK));
            prop_assert_eq!(duties_and_waiting(database), (duties_and_waiting(&kept[0]).0, waits));
            prop_assert_eq!(database.read(|sql| journal_sql::cut_now(sql, BOOK)), memory.cut_now(BOOK));
            database.with(&key(9), |chain_store| rebuild(chain_store).unwrap());
            prop_assert_eq!(database.content_hash(BOOK), memory.content_hash(BOOK));
            prop_assert_eq!(duties_and_waiting(database), (duties_and_waiting(&kept[0]).0, waits));
            prop_assert!(database.read(|sql| Ok(verify(sql)?.2)).is_empty());
        }
    }
}

on_every_engine!(
    a_chain_waits_until_a_device_record_vouches_for_it_and_the_first_record_sends_the_others_to_wait,
    ones_own_chain_always_counts,
    a_book_does_not_vouch_for_itself,
    a_file_of_before_the_rule_lets_the_same_chains_wait_once_it_is_upgraded,
);

fn a_chain_waits_until_a_device_record_vouches_for_it_and_the_first_record_sends_the_others_to_wait(
    make: fn() -> Database,
) {
    let mut authors = authors(&[(0, 1), (1, 2), (1, 1)], &[]);
    let database = taken_in(make, &authors, &[]);
    let row = |record: u8, says: &str| (Id([record; 16]), says.to_owned());
    assert_eq!(duties_and_waiting(&database).1, 0, "a book never joined to a superior waits for nobody");
    assert_eq!(duties_and_waiting(&database).0, [row(1, "việc 2 của máy 1"), row(2, "việc 1 của máy 1")]);

    vouch(&mut authors[LAPTOPS], 100, &Vouch::of_device(device_of(0), BOOK));
    database.with(&key(9), |chain_store| deliver(&authors, chain_store, &[]));
    assert_eq!(duties_and_waiting(&database), (vec![row(1, "việc 0 của máy 0")], 2));
    let touched = |vouched: &[MemoryChainStore]| {
        database.with(&key(9), |chain_store| {
            deliver(vouched, chain_store, &[]);
            chain_store.touched().iter().filter(|touched| touched.book == BOOK).map(|touched| touched.record).collect()
        })
    };
    duty(&mut authors[1], 300, 3, "chờ");
    let none: Vec<Id> = touched(&authors);
    assert_eq!(
        (none, duties_and_waiting(&database).1),
        (Vec::new(), 3),
        "what comes behind waits too, and touches nothing"
    );

    let founders = Vouch::of_device(device_of(1), BOOK);
    vouch(&mut authors[LAPTOPS], 101, &founders);
    assert_eq!(touched(&authors), [Id([1; 16]), Id([2; 16]), Id([3; 16])], "search and figures hear of all that joins");
    let all = vec![row(1, "việc 2 của máy 1"), row(2, "việc 1 của máy 1"), row(3, "chờ")];
    assert_eq!(duties_and_waiting(&database), (all, 0));
}

fn ones_own_chain_always_counts(make: fn() -> Database) {
    let authors = authors(&[(0, 1), (1, 2)], &[1]);
    let database = make();
    database.with(&key(0), |chain_store| {
        (0..=LAPTOPS).for_each(|n| chain_store.learn_device(&public(n)).unwrap());
        deliver(&authors, chain_store, &[LAPTOPS]);
    });
    assert_eq!((duties_and_waiting(&database).0.len(), duties_and_waiting(&database).1), (2, 0));
}

fn a_book_does_not_vouch_for_itself(make: fn() -> Database) {
    let mut authors = authors(&[(0, 1), (1, 2)], &[0]);
    let content = Content::Plain(Vouch::of_device(device_of(1), BOOK).to_value());
    let sets = vec![Set { field: device::VOUCHES, content, replaces: Vec::new() }];
    let record = Record::One(device_of(1));
    let op = Op { kind: device::KIND, record, sets };
    for author in &mut authors[..2] {
        author.append(BOOK, PERSON, Stamp { ms: 50, counter: 0 }, vec![op.clone()]);
    }
    let database = taken_in(make, &authors, &[]);
    let shown: fn(&mut SqlChainStore<'_>) -> u64 = |chain_store| waiting(chain_store.sql(), BOOK).unwrap();
    assert_eq!(database.with(&key(9), shown), 2);
    assert_eq!(duties_and_waiting(&database).0, [(Id([1; 16]), "việc 0 của máy 0".to_owned())]);
}

fn a_file_of_before_the_rule_lets_the_same_chains_wait_once_it_is_upgraded(make: fn() -> Database) {
    let authors = authors(&[(0, 1), (1, 2), (2, 3)], &[0]);
    let database = taken_in(make, &authors, &[]);
    let (content, before) = (database.content_hash(BOOK), duties_and_waiting(&database));
    let downgrade = "DROP TABLE vouched; DROP TABLE waiting; DROP TABLE guarded; DROP TABLE bound; DROP TABLE unbound;
        DROP TABLE erased; DROP TABLE erasure_done;
        ALTER TABLE device_record DROP COLUMN vouches; ALTER TABLE person DROP COLUMN seed;
        DELETE FROM schema_step WHERE step_set = 'journal' AND number >= 1";
    database.sql().batch(downgrade).unwrap();
    assert!(journal_sql::prepare(database.sql()).unwrap(), "its tables have to be made anew");
    database.with(&key(9), |chain_store| rebuild(chain_store).unwrap());
    assert_eq!((database.content_hash(BOOK), duties_and_waiting(&database)), (content, before));
}
