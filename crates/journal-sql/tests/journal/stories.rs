//! What the chain store guarantees, one scenario each.

use crate::database::Database;
use crate::everywhere::hand_over;
use domain::catalogue::{member, roll_call, round, verdict};
use ed25519_dalek::SigningKey;
use journal::chain_store::Accepted;
use journal::memory::MemoryChainStore;
use journal::{ChainStore, ChangeRef, Content, HybridClock, Id, Op, Receipt, Record, Set, Value};
use journal_sql::{Draft, OpDraft, rebuild, verify};
use sql::params;

crate::on_every_engine! {
    saving_what_stands_already_writes_nothing,
    a_verdict_takes_a_change_out_of_the_tables_whichever_comes_first,
    a_private_value_never_leaves_in_a_segment,
    another_change_under_a_known_number_is_kept_on_a_line_of_its_own,
    an_edited_deleted_or_swapped_row_of_the_journal_is_found,
    a_cut_does_not_see_what_came_after,
    a_receipt_settles_which_of_two_values_stands,
    rows_are_found_by_what_they_point_at,
    a_record_named_otherwise_than_its_kind_is_passed_on_and_says_nothing,
    text_no_engine_keeps_shows_as_nothing_and_stays_in_the_journal,
    a_catalogue_that_has_grown_asks_for_a_rebuild,
}

type Make = fn() -> Database;

const BOOK: Id = Id([1; 16]);
const SENT: Id = Id([3; 16]);
const PERSON: Id = Id([7; 16]);

fn key(n: u8) -> SigningKey {
    SigningKey::from_bytes(&[n; 32])
}

fn duty(member_id: u8, text: &str) -> OpDraft {
    OpDraft::new(member::KIND, Record::One(Id([member_id; 16]))).set(member::DUTY, Value::text(text))
}

fn saving_what_stands_already_writes_nothing(make: Make) {
    let file = make();
    let mut clock = HybridClock::default();
    let mut save = |text| {
        file.with(&key(1), |chain_store| {
            chain_store.append(BOOK, PERSON, clock.tick(5), &[duty(1, text)], &mut || [4; 16]).unwrap()
        })
    };
    assert!(save("Bí thư").is_some());
    assert!(save("Bí thư").is_none());
    assert_eq!(save("Phó Bí thư").unwrap().at.number, 2);
}

fn a_verdict_takes_a_change_out_of_the_tables_whichever_comes_first(make: Make) {
    for verdict_first in [false, true] {
        let file = make();
        let mut laptop = MemoryChainStore::new(key(1));
        let op = Op {
            kind: member::KIND,
            record: Record::One(Id([5; 16])),
            sets: vec![Set { field: member::DUTY, content: Content::Plain(Value::text("Bí thư")), replaces: vec![] }],
        };
        let at = laptop.append(BOOK, PERSON, HybridClock::default().tick(1), vec![op]);
        let server = key(9);
        file.with(&server, |chain_store| {
            chain_store.learn_device(key(1).verifying_key().as_bytes()).unwrap();
            if !verdict_first {
                hand_over(&laptop, chain_store, BOOK);
            }
            let said = OpDraft {
                kind: verdict::KIND,
                record: Record::One(Id([6; 16])),
                sets: vec![
                    Draft { field: verdict::CHAIN, value: Value::id(at.chain), over: None },
                    Draft { field: verdict::NUMBER, value: Value::Int(at.number as i64), over: None },
                    Draft { field: verdict::CHECK, value: Value::Bytes(at.check.to_vec()), over: None },
                    Draft { field: verdict::REASON, value: Value::text("not_yours"), over: None },
                ],
            };
            chain_store.append(SENT, PERSON, HybridClock::default().tick(2), &[said], &mut || [0; 16]).unwrap();
            if verdict_first {
                hand_over(&laptop, chain_store, BOOK);
            }
        });
        let shown = file.rows(BOOK, member::KIND);
        assert!(shown.iter().all(|row| row.text(member::DUTY).is_empty()), "verdict first: {verdict_first}");
        let kept: i64 = file.sql().only("SELECT count(*) FROM change", params![], |row| row.get(0)).unwrap();
        assert_eq!(kept, 2, "set aside is not thrown away");
    }
}

fn a_private_value_never_leaves_in_a_segment(make: Make) {
    let file = make();
    let draft = OpDraft::new(member::KIND, Record::One(Id([5; 16])))
        .set(member::NAME, Value::text("Thào A Dế"))
        .set(member::PEOPLE, Value::text("Mông"))
        .set(member::CARD, Value::text("36.198418"));
    file.with(&key(1), |chain_store| {
        chain_store.append(BOOK, PERSON, HybridClock::default().tick(1), &[draft], &mut || [4; 16]).unwrap();
        let head = chain_store.heads(&[BOOK]).unwrap()[0];
        let segment = chain_store.segment_after(&head, 0, usize::MAX).unwrap().unwrap();
        let value = |field| {
            segment.changes[0].ops[0].sets.iter().find(|set| set.field == field).unwrap().content.value().cloned()
        };
        assert_eq!(value(member::NAME), Some(Value::text("Thào A Dế")));
        assert_eq!(value(member::PEOPLE), None);
        assert_eq!(value(member::CARD), None);
        let before = head.chain.genesis();
        assert!(segment.verify(&before, key(1).verifying_key().as_bytes()).is_ok(), "and the chain still verifies");
    });
    assert_eq!(file.rows(BOOK, member::KIND)[0].text(member::PEOPLE), "Mông");
}

fn another_change_under_a_known_number_is_kept_on_a_line_of_its_own(make: Make) {
    let file = make();
    let history = |title: &str| {
        let mut chain_store = MemoryChainStore::new(key(1));
        let set = Set { field: round::TITLE, content: Content::Plain(Value::text(title)), replaces: vec![] };
        let op = Op { kind: round::KIND, record: Record::One(Id([5; 16])), sets: vec![set] };
        chain_store.append(BOOK, PERSON, HybridClock::default().tick(1), vec![op]);
        let head = chain_store.heads(&[BOOK]).unwrap()[0];
        chain_store.segment_after(&head, 0, usize::MAX).unwrap().unwrap()
    };
    let in_memory = file.with(&key(9), |chain_store| {
        chain_store.learn_device(key(1).verifying_key().as_bytes()).unwrap();
        assert!(matches!(chain_store.accept(&history("Đợt một"), &[]).unwrap(), Accepted::Taken { new: 1, .. }));
        assert!(matches!(chain_store.accept(&history("Đợt một"), &[]).unwrap(), Accepted::Taken { new: 0, .. }));
        let copied = chain_store.accept(&history("Đợt khác"), &[]).unwrap();
        assert!(matches!(copied, Accepted::Taken { new: 1, left_after: Some(0), .. }), "{copied:?}");
        let again = chain_store.accept(&history("Đợt khác"), &[]).unwrap();
        assert!(matches!(again, Accepted::Taken { new: 0, left_after: None, .. }), "{again:?}");
        assert_eq!(chain_store.heads(&[BOOK]).unwrap().len(), 2, "both lines live");
        let mut memory = MemoryChainStore::new(key(9));
        memory.learn_device(key(1).verifying_key().as_bytes()).unwrap();
        for title in ["Đợt khác", "Đợt một"] {
            memory.accept(&history(title), &[]).unwrap();
        }
        for head in chain_store.heads(&[BOOK]).unwrap() {
            assert!(chain_store.segment_after(&head, 0, usize::MAX).unwrap().is_some(), "each line can be sent on");
        }
        memory.content_hash(BOOK)
    });
    assert_eq!(file.content_hash(BOOK), in_memory, "whichever line came first");
    assert_eq!(file.sql().only("SELECT unequal FROM contested", params![], |row| row.get::<i64>(0)).unwrap(), 1);
    assert!(file.read(verify).2.is_empty());
}

fn an_edited_deleted_or_swapped_row_of_the_journal_is_found(make: Make) {
    let tampering = [
        ("UPDATE change SET body = ?1 WHERE number = 2", [0xa0].as_slice()),
        ("DELETE FROM change WHERE number = 2", &[]),
        ("DELETE FROM change WHERE number = 3", &[]),
        ("UPDATE change SET hash = ?1 WHERE number = 1", &[0; 32]),
        ("UPDATE payload SET value = ?1", b"aa"),
    ];
    for (sql, bytes) in tampering {
        let file = make();
        let mut clock = HybridClock::default();
        for text in ["một", "hai", "ba"] {
            let draft = OpDraft::new(member::KIND, Record::One(Id([1; 16]))).set(member::NAME, Value::text(text));
            file.with(&key(1), |chain_store| {
                chain_store.append(BOOK, PERSON, clock.tick(1), &[draft], &mut || [4; 16]).unwrap()
            });
        }
        assert!(file.read(verify).2.is_empty());
        let params: &[sql::Param<'_>] = if bytes.is_empty() { &[] } else { params![bytes] };
        assert!(file.sql().execute(sql, params).unwrap() > 0);
        assert!(!file.read(verify).2.is_empty(), "{sql}");
    }
}

fn a_cut_does_not_see_what_came_after(make: Make) {
    let file = make();
    let mut clock = HybridClock::default();
    file.with(&key(1), |chain_store| {
        chain_store.append(BOOK, PERSON, clock.tick(1), &[duty(1, "trước")], &mut || [4; 16]).unwrap()
    });
    let cut = file.read(|sql| journal_sql::cut_now(sql, BOOK));
    let later = file.with(&key(1), |chain_store| {
        chain_store.append(BOOK, PERSON, clock.tick(2), &[duty(1, "sau")], &mut || [4; 16]).unwrap()
    });
    let then = file.read(|sql| journal_sql::rows_at(sql, BOOK, member::KIND, &cut));
    assert_eq!(then[0].text(member::DUTY), "trước");
    let late = file.read(|sql| journal_sql::late_changes(sql, BOOK, &cut, &[(member::KIND, Id([1; 16]))]));
    assert_eq!(late, [ChangeRef { ..later.unwrap().at }]);
}

fn a_receipt_settles_which_of_two_values_stands(make: Make) {
    let file = make();
    let server = key(9);
    let mut laptops = [MemoryChainStore::new(key(1)), MemoryChainStore::new(key(2))];
    let record = Record::One(Id([5; 16]));
    // The first laptop's clock runs fast.
    for (laptop, (ms, text)) in laptops.iter_mut().zip([(9_000_000, "một"), (5_000, "hai")]) {
        let set = Set { field: member::DUTY, content: Content::Plain(Value::text(text)), replaces: vec![] };
        let op = Op { kind: member::KIND, record, sets: vec![set] };
        laptop.append(BOOK, PERSON, HybridClock::default().tick(ms), vec![op]);
    }
    file.with(&server, |chain_store| {
        for laptop in &laptops {
            chain_store.learn_device(&laptop_key(laptop)).unwrap();
            hand_over(laptop, chain_store, BOOK);
        }
    });
    let stands = || file.rows(BOOK, member::KIND)[0].text(member::DUTY).to_owned();
    let unequal = "SELECT unequal FROM contested";
    assert_eq!(stands(), "một");
    assert!(file.sql().only(unequal, params![], |row| row.get::<bool>(0)).unwrap());
    let head = laptops[0].heads(&[BOOK]).unwrap()[0];
    let upto = head.tip();
    let receipt = Receipt::sign(&server, upto, head.line.hash, 4_000);
    let other_history = Receipt::sign(&server, upto, [0; 32], 3_000);
    file.with(&server, |chain_store| {
        chain_store.keep_receipt(&other_history).unwrap();
        chain_store.keep_receipt(&receipt).unwrap();
        chain_store.keep_receipt(&receipt).unwrap();
        assert_eq!(ChainStore::receipts(chain_store, head.chain.id()).unwrap(), std::slice::from_ref(&receipt));
        assert_eq!(
            chain_store.heads(&[BOOK]).unwrap().iter().find(|held| held.chain == head.chain).unwrap().receipted,
            1
        );
    });
    assert_eq!(stands(), "hai");
    let before = file.content_hash(BOOK);
    file.with(&server, |chain_store| rebuild(chain_store).unwrap());
    assert_eq!((file.content_hash(BOOK), stands()), (before, "hai".to_owned()));
}

fn laptop_key(laptop: &MemoryChainStore) -> [u8; 32] {
    laptop.device_key(laptop.device()).unwrap().unwrap()
}

fn rows_are_found_by_what_they_point_at(make: Make) {
    let file = make();
    let (held, who) = (Id([2; 16]), [Id([250; 16]), Id([3; 16])]);
    let mark = |at| {
        OpDraft::new(roll_call::KIND, Record::Pair(held, at)).set(roll_call::MARK, Value::List(vec![Value::Int(1)]))
    };
    let drafts = [
        OpDraft::new(round::KIND, Record::One(Id([4; 16]))).set(round::PARENT_ROUND, Value::id(Id([8; 16]))),
        mark(who[0]),
        mark(who[1]),
    ];
    let mut clock = HybridClock::default();
    let at = file
        .with(&key(1), |chain_store| chain_store.append(BOOK, PERSON, clock.tick(1), &drafts, &mut || [4; 16]).unwrap())
        .unwrap();
    file.read(|sql| {
        let rounds = journal_sql::rows_by(sql, BOOK, round::KIND, round::PARENT_ROUND, Id([8; 16]))?;
        assert_eq!(rounds.iter().map(|row| row.id).collect::<Vec<_>>(), [Id([4; 16])]);
        let marks = journal_sql::rows_of_first(sql, BOOK, roll_call::KIND, held)?;
        assert_eq!(marks.len(), 2);
        assert!(marks.is_sorted_by_key(|row| row.id));
        assert_eq!(journal_sql::row(sql, BOOK, roll_call::KIND, marks[0].id)?.as_ref(), Some(&marks[0]));
        assert_eq!(journal_sql::last_change_of(sql, BOOK, roll_call::KIND, marks[0].id)?, Some((at.stamp, PERSON)));
        let history = journal_sql::history(sql, BOOK, roll_call::KIND, marks[0].id)?;
        assert_eq!((history.len(), history[0].at), (1, at.at));
        Ok(())
    });
}

fn a_record_named_otherwise_than_its_kind_is_passed_on_and_says_nothing(make: Make) {
    let file = make();
    let mut laptop = MemoryChainStore::new(key(1));
    let mut clock = HybridClock::default();
    let row = Record::Pair(Id([5; 16]), Id([6; 16]));
    let mut write = |kind, record, field, value: i64| {
        // Two sets of one field in one change: the first counts.
        let set = |value| Set { field, content: Content::Plain(Value::Int(value)), replaces: vec![] };
        let op = Op { kind, record, sets: vec![set(value), set(value + 1)] };
        laptop.append(BOOK, PERSON, clock.tick(1), vec![op])
    };
    let own_id = Record::One(row.id(roll_call::KIND));
    write(roll_call::KIND, own_id, roll_call::MARK, 1);
    write(member::KIND, row, member::EXEMPT, 1);
    let marked = write(roll_call::KIND, row, roll_call::MARK, 2);
    write(roll_call::KIND, own_id, roll_call::MARK, 3);
    file.with(&key(9), |chain_store| {
        chain_store.learn_device(&laptop_key(&laptop)).unwrap();
        hand_over(&laptop, chain_store, BOOK);
        assert_eq!(chain_store.heads(&[BOOK]).unwrap()[0].number(), 4);
        let sent = chain_store.segment_after(&chain_store.heads(&[BOOK]).unwrap()[0], 0, usize::MAX).unwrap();
        assert_eq!(sent.unwrap().changes.len(), 4);
    });
    let id = row.id(roll_call::KIND);
    for _ in 0..2 {
        let history = file.read(|sql| journal_sql::history(sql, BOOK, roll_call::KIND, id));
        assert_eq!(history.iter().map(|entry| entry.at).collect::<Vec<_>>(), [marked]);
        assert_eq!(history[0].value, Some(Value::Int(2)));
        assert_eq!((file.rows(BOOK, roll_call::KIND).len(), file.rows(BOOK, member::KIND).len()), (1, 0));
        assert_eq!(file.content_hash(BOOK), laptop.content_hash(BOOK));
        file.with(&key(9), |chain_store| rebuild(chain_store).unwrap());
    }
}

fn text_no_engine_keeps_shows_as_nothing_and_stays_in_the_journal(make: Make) {
    let file = make();
    let mut laptop = MemoryChainStore::new(key(1));
    let set = Set { field: member::DUTY, content: Content::Plain(Value::text("Bí\0thư")), replaces: vec![] };
    let op = Op { kind: member::KIND, record: Record::One(Id([5; 16])), sets: vec![set] };
    laptop.append(BOOK, PERSON, HybridClock::default().tick(1), vec![op]);
    file.with(&key(9), |chain_store| {
        chain_store.learn_device(&laptop_key(&laptop)).unwrap();
        hand_over(&laptop, chain_store, BOOK);
    });
    assert_eq!(file.rows(BOOK, member::KIND)[0].value(member::DUTY), None);
    assert_eq!(file.content_hash(BOOK), laptop.content_hash(BOOK));
    let history = file.read(|sql| journal_sql::history(sql, BOOK, member::KIND, Id([5; 16])));
    assert_eq!(history[0].value, Some(Value::text("Bí\0thư")));
}

fn a_catalogue_that_has_grown_asks_for_a_rebuild(make: Make) {
    let file = make();
    let mut clock = HybridClock::default();
    file.with(&key(1), |chain_store| {
        chain_store.append(BOOK, PERSON, clock.tick(1), &[duty(1, "Bí thư")], &mut || [4; 16]).unwrap()
    });
    assert!(!journal_sql::prepare(file.sql()).unwrap());
    // Simulates a file from a program that knew neither duties nor rounds.
    file.sql().batch("ALTER TABLE member DROP COLUMN duty; DROP TABLE round").unwrap();
    assert!(journal_sql::prepare(file.sql()).unwrap());
    file.with(&key(1), |chain_store| rebuild(chain_store).unwrap());
    assert_eq!(file.rows(BOOK, member::KIND)[0].text(member::DUTY), "Bí thư");
}
