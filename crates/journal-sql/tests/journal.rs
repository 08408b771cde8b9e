//! The journal in SQLite is the journal in memory: same changes, same state, whatever the order they came in.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::catalogue::{member, round, verdict};
use ed25519_dalek::SigningKey;
use journal::memory::MemoryShelf;
use journal::shelf::Accepted;
use journal::{ChangeRef, Content, HybridClock, Id, Op, Record, Set, Shelf, Value};
use journal_sql::{Draft, OpDraft, SqlShelf, content_hash, prepare, rebuild, rows, verify};
use proptest::prelude::*;
use rusqlite::{Connection, TransactionBehavior};

const BOOK: Id = Id([1; 16]);
const SENT: Id = Id([3; 16]);
const PERSON: Id = Id([7; 16]);

fn key(n: u8) -> SigningKey {
    SigningKey::from_bytes(&[n; 32])
}

fn open(dir: &tempfile::TempDir, name: &str) -> Connection {
    let connection = Connection::open(dir.path().join(name)).unwrap();
    prepare(&connection).unwrap();
    connection
}

fn with<T>(connection: &mut Connection, key: &SigningKey, work: impl FnOnce(&mut SqlShelf<'_>) -> T) -> T {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    let mut shelf = SqlShelf::new(&transaction, key);
    let done = work(&mut shelf);
    transaction.commit().unwrap();
    done
}

fn duty(member_id: u8, text: &str) -> OpDraft {
    OpDraft::new(member::KIND, Record::One(Id([member_id; 16]))).set(member::DUTY, Value::text(text))
}

/// Two laptops write side by side; what each has seen of the other depends on when they met.
fn two_laptops(steps: &[(bool, u8, u8, bool)]) -> (MemoryShelf, MemoryShelf) {
    let mut shelves = [MemoryShelf::new(key(1)), MemoryShelf::new(key(2))];
    let (one, other) = (*key(1).verifying_key().as_bytes(), *key(2).verifying_key().as_bytes());
    for shelf in &mut shelves {
        let _ = shelf.learn_device(&one);
        let _ = shelf.learn_device(&other);
    }
    let mut clocks = [HybridClock::default(); 2];
    for (step, &(who, record, value, meet)) in steps.iter().enumerate() {
        let seat = usize::from(who);
        let record = Record::One(Id([record; 16]));
        let replaces = shelves[seat].seen(BOOK, record.id(member::KIND), member::DUTY);
        let set =
            Set { field: member::DUTY, content: Content::Plain(Value::text(format!("việc {value}"))), replaces };
        let stamp = clocks[seat].tick(step as u64 / 3);
        shelves[seat].append(BOOK, PERSON, stamp, vec![Op { kind: member::KIND, record, sets: vec![set] }]);
        if meet {
            let [one, other] = &mut shelves;
            hand_over(one, other);
            hand_over(other, one);
        }
    }
    let [one, other] = shelves;
    (one, other)
}

fn hand_over(from: &MemoryShelf, to: &mut impl Shelf<Error: std::fmt::Debug>) {
    for head in from.heads(&[BOOK]).unwrap() {
        let has = to.head(head.chain).unwrap().number;
        if let Some(segment) = from.segment_after(head.chain, has, usize::MAX).unwrap() {
            to.accept(&segment, &[]).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_file_and_memory_agree_on_what_stands_and_a_rebuild_changes_nothing(
        steps in prop::collection::vec((any::<bool>(), 0..4u8, 0..5u8, prop::bool::weighted(0.2)), 1..40),
        other_first in any::<bool>(),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let mut file = open(&dir, "book.db");
        let (mut one, mut other) = two_laptops(&steps);
        let server = key(9);
        with(&mut file, &server, |shelf| {
            shelf.learn_device(key(1).verifying_key().as_bytes()).unwrap();
            shelf.learn_device(key(2).verifying_key().as_bytes()).unwrap();
            let (first, second) = if other_first { (&other, &one) } else { (&one, &other) };
            hand_over(first, shelf);
            hand_over(second, shelf);
        });
        hand_over(&one.clone(), &mut other);
        hand_over(&other, &mut one);
        let kept = content_hash(&file, BOOK).unwrap();
        prop_assert_eq!(kept, one.content_hash(BOOK));
        prop_assert_eq!(kept, other.content_hash(BOOK));
        let before = rows(&file, BOOK, member::KIND).unwrap();
        with(&mut file, &server, |shelf| rebuild(shelf).unwrap());
        prop_assert_eq!(content_hash(&file, BOOK).unwrap(), kept);
        prop_assert_eq!(rows(&file, BOOK, member::KIND).unwrap(), before);
        prop_assert!(verify(&file).unwrap().2.is_empty());
    }
}

#[test]
fn saving_what_stands_already_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut file = open(&dir, "book.db");
    let mut clock = HybridClock::default();
    let mut save = |text| {
        with(&mut file, &key(1), |shelf| {
            shelf.append(BOOK, PERSON, clock.tick(5), &[duty(1, text)], &mut || [4; 16]).unwrap()
        })
    };
    assert!(save("Bí thư").is_some());
    assert!(save("Bí thư").is_none());
    assert_eq!(save("Phó Bí thư").unwrap().at.number, 2);
}

#[test]
fn a_verdict_takes_a_change_out_of_the_tables_whichever_comes_first() {
    for verdict_first in [false, true] {
        let dir = tempfile::tempdir().unwrap();
        let mut file = open(&dir, "book.db");
        let mut laptop = MemoryShelf::new(key(1));
        let op = Op {
            kind: member::KIND,
            record: Record::One(Id([5; 16])),
            sets: vec![Set { field: member::DUTY, content: Content::Plain(Value::text("Bí thư")), replaces: vec![] }],
        };
        let at = laptop.append(BOOK, PERSON, HybridClock::default().tick(1), vec![op]);
        let server = key(9);
        with(&mut file, &server, |shelf| {
            shelf.learn_device(key(1).verifying_key().as_bytes()).unwrap();
            if !verdict_first {
                hand_over(&laptop, shelf);
            }
            let said = OpDraft {
                kind: verdict::KIND,
                record: Record::One(Id([6; 16])),
                sets: vec![
                    Draft { field: verdict::CHAIN, value: Value::id(at.chain), over: None },
                    Draft { field: verdict::NUMBER, value: Value::Int(at.number as i64), over: None },
                    Draft { field: verdict::REASON, value: Value::text("not_yours"), over: None },
                ],
            };
            shelf.append(SENT, PERSON, HybridClock::default().tick(2), &[said], &mut || [0; 16]).unwrap();
            if verdict_first {
                hand_over(&laptop, shelf);
            }
        });
        let shown = rows(&file, BOOK, member::KIND).unwrap();
        assert!(shown.iter().all(|row| row.text(member::DUTY).is_empty()), "verdict first: {verdict_first}");
        let kept: i64 = file.query_row("SELECT count(*) FROM change", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, 2, "set aside is not thrown away");
    }
}

#[test]
fn a_private_value_never_leaves_in_a_segment() {
    let dir = tempfile::tempdir().unwrap();
    let mut file = open(&dir, "book.db");
    let draft = OpDraft::new(member::KIND, Record::One(Id([5; 16])))
        .set(member::NAME, Value::text("Thào A Dế"))
        .set(member::PEOPLE, Value::text("Mông"))
        .set(member::CARD, Value::text("36.198418"));
    with(&mut file, &key(1), |shelf| {
        shelf.append(BOOK, PERSON, HybridClock::default().tick(1), &[draft], &mut || [4; 16]).unwrap();
        let chain = shelf.heads(&[BOOK]).unwrap()[0].chain;
        let segment = shelf.segment_after(chain, 0, usize::MAX).unwrap().unwrap();
        let value = |field| {
            segment.changes[0].ops[0].sets.iter().find(|set| set.field == field).unwrap().content.value().cloned()
        };
        assert_eq!(value(member::NAME), Some(Value::text("Thào A Dế")));
        assert_eq!(value(member::PEOPLE), None);
        assert_eq!(value(member::CARD), None);
        let before = chain.genesis();
        assert!(segment.verify(&before, key(1).verifying_key().as_bytes()).is_ok(), "and the chain still verifies");
    });
    assert_eq!(rows(&file, BOOK, member::KIND).unwrap()[0].text(member::PEOPLE), "Mông");
}

#[test]
fn another_change_under_a_known_number_is_a_fork_and_is_not_taken() {
    let dir = tempfile::tempdir().unwrap();
    let mut file = open(&dir, "book.db");
    let history = |title: &str| {
        let mut shelf = MemoryShelf::new(key(1));
        let set = Set { field: round::TITLE, content: Content::Plain(Value::text(title)), replaces: vec![] };
        let op = Op { kind: round::KIND, record: Record::One(Id([5; 16])), sets: vec![set] };
        shelf.append(BOOK, PERSON, HybridClock::default().tick(1), vec![op]);
        let chain = shelf.heads(&[BOOK]).unwrap()[0].chain;
        shelf.segment_after(chain, 0, usize::MAX).unwrap().unwrap()
    };
    with(&mut file, &key(9), |shelf| {
        shelf.learn_device(key(1).verifying_key().as_bytes()).unwrap();
        assert!(matches!(shelf.accept(&history("Đợt một"), &[]).unwrap(), Accepted::Taken { new: 1, .. }));
        assert!(matches!(shelf.accept(&history("Đợt một"), &[]).unwrap(), Accepted::Taken { new: 0, .. }));
        assert!(matches!(shelf.accept(&history("Đợt khác"), &[]).unwrap(), Accepted::Fork { at: 1 }));
    });
    assert_eq!(rows(&file, BOOK, round::KIND).unwrap()[0].text(round::TITLE), "Đợt một");
}

#[test]
fn an_edited_deleted_or_swapped_row_of_the_journal_is_found() {
    let tampering = [
        "UPDATE change SET body = x'a0' WHERE number = 2",
        "DELETE FROM change WHERE number = 2",
        "DELETE FROM change WHERE number = 3",
        "UPDATE change SET hash = zeroblob(32) WHERE number = 1",
        "UPDATE payload SET value = x'6161'",
    ];
    for sql in tampering {
        let dir = tempfile::tempdir().unwrap();
        let mut file = open(&dir, "book.db");
        let mut clock = HybridClock::default();
        for text in ["một", "hai", "ba"] {
            let draft = OpDraft::new(member::KIND, Record::One(Id([1; 16]))).set(member::NAME, Value::text(text));
            with(&mut file, &key(1), |shelf| {
                shelf.append(BOOK, PERSON, clock.tick(1), &[draft], &mut || [4; 16]).unwrap()
            });
        }
        assert!(verify(&file).unwrap().2.is_empty());
        file.execute_batch(sql).unwrap();
        assert!(!verify(&file).unwrap().2.is_empty(), "{sql}");
    }
}

#[test]
fn a_cut_does_not_see_what_came_after() {
    let dir = tempfile::tempdir().unwrap();
    let mut file = open(&dir, "book.db");
    let mut clock = HybridClock::default();
    with(&mut file, &key(1), |shelf| {
        shelf.append(BOOK, PERSON, clock.tick(1), &[duty(1, "trước")], &mut || [4; 16]).unwrap()
    });
    let cut = journal_sql::cut_now(&file, BOOK).unwrap();
    let later = with(&mut file, &key(1), |shelf| {
        shelf.append(BOOK, PERSON, clock.tick(2), &[duty(1, "sau")], &mut || [4; 16]).unwrap()
    });
    let then = journal_sql::rows_at(&file, BOOK, member::KIND, &cut).unwrap();
    assert_eq!(then[0].text(member::DUTY), "trước");
    let late = journal_sql::late_changes(&file, BOOK, &cut, &[Id([1; 16])]).unwrap();
    assert_eq!(late, [ChangeRef { ..later.unwrap().at }]);
}
